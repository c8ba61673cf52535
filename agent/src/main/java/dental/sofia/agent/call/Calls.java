package dental.sofia.agent.call;

import dental.sofia.agent.worker.Assignment;
import dental.sofia.agent.worker.JobRunner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes a call of each job. */
public final class Calls implements JobRunner {
  private final CallContext context;
  private final Map<String, Call> byRoom = new ConcurrentHashMap<>();

  public Calls(CallContext context) {
    this.context = context;
  }

  /**
   * A room that we are in already gets no second agent: after a restart of LiveKit the caller's
   * token makes the room anew and asks for one, while the one who was there comes back.
   */
  @Override
  public RunningJob start(Assignment assignment) {
    var call = new Call(context, assignment);
    var there = byRoom.putIfAbsent(assignment.room(), call);
    if (there != null) {
      return there;
    }
    call.done().whenComplete((done, failure) -> byRoom.remove(assignment.room(), call));
    call.start();
    return call;
  }
}
