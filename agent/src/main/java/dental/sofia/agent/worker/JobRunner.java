package dental.sofia.agent.worker;

import java.util.concurrent.CompletionStage;

/** Does jobs. */
@FunctionalInterface
public interface JobRunner {

  /** Begins and returns at once. */
  RunningJob start(Assignment assignment);

  /** A job that has begun. */
  interface RunningJob {

    /** Completed when the job is over; exceptionally if it failed. */
    CompletionStage<Void> done();

    /** Asks it to come to an end soon. */
    void end(String why);
  }
}
