package dental.sofia.agent.call;

import java.time.Duration;

/** Is told what happens in calls; for figures. */
public interface CallEvents {
  CallEvents NONE = new CallEvents() {};

  /** From the job to the first sound of the greeting. */
  default void greeted(Duration after) {}

  default void turn(Duration fromQuestionToSound) {}

  default void speechFailed() {}
}
