package dental.sofia.e2e.harness;

import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Hands out node ports, each once, so that tests that run at the same time do not collide. */
public final class NodePorts {

  private static final int LAST = 32_767;

  /** The range that every cluster has; the local node's begins lower. */
  private static final int FIRST = 30_000;

  private final Cluster cluster;
  private final Set<Integer> given = new HashSet<>();
  private int next = RandomGenerator.getDefault().nextInt(FIRST, LAST);

  NodePorts(Cluster cluster) {
    this.cluster = cluster;
  }

  public synchronized int next() {
    Set<Integer> taken = taken();
    do {
      next = next == LAST ? FIRST : next + 1;
    } while (taken.contains(next) || !given.add(next));
    return next;
  }

  Set<Integer> taken() {
    return cluster.client().services().inAnyNamespace().list().getItems().stream()
        .flatMap(service -> service.getSpec().getPorts().stream())
        .map(ServicePort::getNodePort)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
