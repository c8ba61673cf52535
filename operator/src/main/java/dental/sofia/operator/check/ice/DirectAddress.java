package dental.sofia.operator.check.ice;

import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Transport;

/** The address that LiveKit is to advertise in mode Direct. */
final class DirectAddress {

  private DirectAddress() {}

  static String of(Transport.Direct direct, Peer livekit, Facts facts) {
    return switch (direct.address()) {
      case Transport.Address.Literal literal -> literal.ip();
      case Transport.Address.OfPod pod -> livekit.ip();
      case Transport.Address.OfNode node ->
          facts.workload(ComponentName.LIVEKIT).pods().stream()
              .filter(pod -> pod.getMetadata().getName().equals(livekit.pod()))
              .map(pod -> pod.getStatus().getHostIP())
              .findFirst()
              .orElseThrow();
    };
  }
}
