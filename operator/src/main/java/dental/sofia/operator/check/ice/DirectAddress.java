package dental.sofia.operator.check.ice;

import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Transport;
import java.util.Set;
import java.util.stream.Collectors;

/** The address that LiveKit is to advertise in mode Direct. */
final class DirectAddress {

  private DirectAddress() {}

  /**
   * @return one for each pod that may be the one that answers
   */
  static Set<String> of(Transport.Direct direct, Peer livekit, Facts facts) throws Withheld {
    return switch (direct.address()) {
      case Transport.Address.Literal literal -> Set.of(literal.ip());
      case Transport.Address.OfPod pod -> livekit.addresses();
      case Transport.Address.OfNode node -> {
        Set<String> pods = livekit.addresses();
        yield facts.workload(ComponentName.LIVEKIT).pods().stream()
            .filter(pod -> pods.contains(pod.getStatus().getPodIP()))
            .map(pod -> pod.getStatus().getHostIP())
            .collect(Collectors.toSet());
      }
    };
  }
}
