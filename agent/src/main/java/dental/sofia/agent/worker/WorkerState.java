package dental.sofia.agent.worker;

/**
 * How a worker is doing.
 *
 * @param registered LiveKit knows it now and can give it jobs
 * @param workerId as LiveKit calls it; empty before the first registration
 * @param draining it takes no new jobs and ends when the running ones have
 */
public record WorkerState(
    boolean registered, String workerId, boolean draining, int activeCalls, int maxCalls) {

  public boolean ready() {
    return registered && !draining;
  }
}
