package dental.sofia.operator.check;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What runs of one component.
 *
 * @param deployment as the watch knows it
 * @param service as the watch knows it
 * @param pods of the component that are not being deleted, newest first
 * @param lastWords pod name → last log line of its container's previous run, for pods whose
 *     container ended
 */
public record Workload(
    Optional<Deployment> deployment,
    Optional<Service> service,
    List<Pod> pods,
    Map<String, String> lastWords) {

  public static final Workload NONE =
      new Workload(Optional.empty(), Optional.empty(), List.of(), Map.of());

  public Workload {
    pods = List.copyOf(pods);
    lastWords = Map.copyOf(lastWords);
  }

  /** The pods that take callers and have an address. */
  public List<Peer> readyPeers() {
    return readyPeers(pod -> true);
  }

  /** Those of them for which this holds. */
  public List<Peer> readyPeers(Predicate<Pod> wanted) {
    return pods.stream().filter(Workload::isReady).filter(wanted).map(Workload::peer).toList();
  }

  /** The pods that run and do not take callers. */
  public List<Peer> unreadyPeers() {
    return pods.stream()
        .filter(pod -> !isReady(pod))
        .filter(pod -> pod.getStatus() != null && pod.getStatus().getPodIP() != null)
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .map(Workload::peer)
        .toList();
  }

  /** Whether all ready pods have been ready for this long. */
  public boolean hasBeenReadyFor(Duration time, Instant now) {
    return pods.stream()
        .filter(Workload::isReady)
        .flatMap(pod -> pod.getStatus().getConditions().stream())
        .filter(c -> "Ready".equals(c.getType()) && c.getLastTransitionTime() != null)
        .map(c -> Duration.between(Instant.parse(c.getLastTransitionTime()), now))
        .noneMatch(since -> since.compareTo(time) < 0);
  }

  private static Peer peer(Pod pod) {
    return new Peer.OfPod(pod.getMetadata().getName(), pod.getStatus().getPodIP());
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getPodIP() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }
}
