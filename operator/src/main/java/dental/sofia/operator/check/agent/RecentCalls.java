package dental.sofia.operator.check.agent;

import dental.sofia.operator.check.Facts;
import dental.sofia.operator.naming.ComponentName;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When an agent was last called with success. A call costs the agent a greeting, so it is made now
 * and then, and whenever LiveKit or an agent was started anew.
 */
final class RecentCalls {

  /** Resources that are gone are forgotten after this many more. */
  private static final int MOST = 10_000;

  private final Map<String, Call> last = new ConcurrentHashMap<>();

  /**
   * A call that is due.
   *
   * @param resource uid of the deployment
   * @param time of the call
   * @param starts of the containers that took part
   */
  record Call(String resource, Instant time, Set<String> starts) {}

  /** Empty where it was called not long ago, or the user wants no calls. */
  Optional<Call> due(Facts facts, Instant now) {
    Duration interval = facts.model().checks().callInterval();
    if (interval.isZero()) {
      return Optional.empty();
    }
    var call = new Call(facts.model().identity().uid(), now, starts(facts));
    Call before = last.get(call.resource());
    boolean recent =
        before != null
            && before.starts().equals(call.starts())
            && Duration.between(before.time(), now).compareTo(interval) < 0;
    return recent ? Optional.empty() : Optional.of(call);
  }

  void passed(Call call) {
    if (last.size() >= MOST) {
      last.clear();
    }
    last.put(call.resource(), call);
  }

  private static Set<String> starts(Facts facts) {
    return Stream.of(ComponentName.LIVEKIT, ComponentName.AGENT)
        .flatMap(component -> facts.workload(component).pods().stream())
        .filter(pod -> pod.getStatus() != null)
        .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
        .map(ContainerStatus::getContainerID)
        .filter(id -> id != null && !id.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
