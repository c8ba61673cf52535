package dental.sofia.agent.call;

import dental.sofia.agent.worker.Assignment;
import dental.sofia.agent.worker.JobRunner;

/** Makes a call of each job. */
public final class Calls implements JobRunner {
  private final CallContext context;

  public Calls(CallContext context) {
    this.context = context;
  }

  @Override
  public RunningJob start(Assignment assignment) {
    var call = new Call(context, assignment);
    call.start();
    return call;
  }
}
