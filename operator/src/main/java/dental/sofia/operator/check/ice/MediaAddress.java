package dental.sofia.operator.check.ice;

import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.wire.ice.IceCandidate;
import dental.sofia.wire.whip.WhipSession;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Where a LiveKit's media goes to and comes from. */
final class MediaAddress {

  private MediaAddress() {}

  /** The expected one of those that LiveKit offers; empty if it offers only others. */
  static Optional<InetSocketAddress> of(Peer livekit, WhipSession session, Facts facts)
      throws Withheld {
    List<String> expected = IceTcpOnly.expected(livekit, facts);
    return session.answer().candidates().stream()
        .filter(candidate -> expected.contains(candidate.describe()))
        .findFirst()
        .flatMap(IceCandidate::socketAddress);
  }
}
