package dental.sofia.operator.check.ice;

import dental.sofia.operator.check.Peer;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts of containers for which something has been proved that a start decides. */
final class ProvedStarts {

  /** The oldest are forgotten, which costs no more than asking again. */
  private static final int MOST = 10_000;

  private final Set<String> starts =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  /** The present start of a pod's container; empty where it can't be seen who answers. */
  static Optional<String> of(Peer peer, List<Pod> pods) {
    return peer instanceof Peer.OfPod asked
        ? pods.stream()
            .filter(pod -> pod.getMetadata().getName().equals(asked.name()))
            .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
            .map(ContainerStatus::getContainerID)
            .filter(id -> id != null && !id.isEmpty())
            .findFirst()
        : Optional.empty();
  }

  boolean contains(String start) {
    return starts.contains(start);
  }

  void add(String start) {
    starts.add(start);
  }
}
