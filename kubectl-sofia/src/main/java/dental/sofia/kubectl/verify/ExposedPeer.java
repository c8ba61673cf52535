package dental.sofia.kubectl.verify;

import dental.sofia.kubectl.cluster.Seen;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.wire.net.Endpoint;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pods of a component behind the address that callers use.
 *
 * @param name for messages
 * @param doors port in the pods → where callers find it
 * @param pods as far as they may be listed
 */
record ExposedPeer(String name, Map<Integer, Endpoint> doors, Seen<List<Pod>> pods)
    implements Peer {

  ExposedPeer {
    doors = Map.copyOf(doors);
  }

  @Override
  public Endpoint at(int port) {
    return Optional.ofNullable(doors.get(port))
        .orElseThrow(() -> new IllegalStateException("port " + port + " is not open to callers"));
  }

  @Override
  public Set<String> addresses() throws Withheld {
    List<Pod> visible = pods.orWithheld();
    return new Workload(Optional.empty(), Optional.empty(), visible, Map.of())
        .readyPeers().stream()
            .map(Peer.OfPod.class::cast)
            .map(Peer.OfPod::ip)
            .collect(Collectors.toSet());
  }

  /** Whether it is known that nobody is there. */
  boolean isDeserted() {
    try {
      return addresses().isEmpty();
    } catch (Withheld e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
