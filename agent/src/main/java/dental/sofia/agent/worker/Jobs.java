package dental.sofia.agent.worker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The jobs that run, and the places that are promised to others. Not safe for several threads. */
final class Jobs {
  /** Below the target load that LiveKit has by default, 0.7. */
  private static final float FULL = 0.65f;

  private final int most;
  private final Map<String, JobRunner.RunningJob> running = new HashMap<>();
  private final Set<String> promised = new HashSet<>();

  Jobs(int most) {
    this.most = most;
  }

  /** Keeps a place, if there is one. */
  boolean promise(String jobId) {
    if (running.size() + promised.size() >= most) {
      return false;
    }
    promised.add(jobId);
    return true;
  }

  /** The server has given the job to somebody else, or has given it up. */
  boolean release(String jobId) {
    return promised.remove(jobId);
  }

  void began(String jobId, JobRunner.RunningJob job) {
    promised.remove(jobId);
    running.put(jobId, job);
  }

  void ended(String jobId) {
    running.remove(jobId);
  }

  Optional<JobRunner.RunningJob> find(String jobId) {
    return Optional.ofNullable(running.get(jobId));
  }

  List<JobRunner.RunningJob> all() {
    return List.copyOf(running.values());
  }

  int active() {
    return running.size();
  }

  boolean full() {
    return running.size() + promised.size() >= most;
  }

  /**
   * From 0, idle, to {@link #FULL}. LiveKit gives no job to a worker whose load has reached its
   * {@code agents.target_load}, also when the worker calls itself available: so that every place is
   * given away the load stays below that, and being full is said by the status alone.
   */
  float load() {
    return Math.min(FULL, FULL * (running.size() + promised.size()) / most);
  }
}
