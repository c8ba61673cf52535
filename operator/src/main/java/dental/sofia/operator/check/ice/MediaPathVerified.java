package dental.sofia.operator.check.ice;

import dental.sofia.operator.check.CallerCheck;
import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.check.TurnDoor;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Transport;
import dental.sofia.operator.resolve.Transport.CoturnModel;
import dental.sofia.wire.ice.IceCheck;
import dental.sofia.wire.ice.IceResult;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.TurnClient;
import dental.sofia.wire.whip.IceServer;
import dental.sofia.wire.whip.WhipSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * LiveKit answers an ICE check (RFC 8445) that takes the way of media: through every coturn pod to
 * every LiveKit pod, or in mode Direct over TCP to the advertised address.
 */
@ApplicationScoped
public class MediaPathVerified implements CallerCheck {

  public static final ConditionType TYPE = Causes.MEDIA_PATH_VERIFIED;

  /**
   * coturn refuses to relay to LiveKit. Usually the pod network is not in coturn.allowedPeers or
   * podNetworks.
   */
  public static final Reason PEER_FORBIDDEN = Reason.fault("PeerForbidden");

  /**
   * The check got no answer. Usually a network policy or the CNI drops UDP between coturn and
   * LiveKit.
   */
  public static final Reason MEDIA_SILENT = Reason.fault("MediaSilent");

  /** LiveKit answered and refused the check. */
  public static final Reason MEDIA_REFUSED = Reason.fault("MediaRefused");

  private static final String SUMMARY = "LiveKit answers on the way that media takes";

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    var outcomes =
        probes.askEach(
            facts.peers(ComponentName.LIVEKIT),
            livekit -> probes.askJoined(livekit, session -> path(livekit, session, facts, probes)));
    return probes.sumUp(outcomes, SUMMARY);
  }

  private static Outcome path(Peer livekit, WhipSession session, Facts facts, Probes probes)
      throws Exception {
    Optional<InetSocketAddress> media = MediaAddress.of(livekit, session, facts);
    if (media.isEmpty()) {
      return Outcomes.notAsked(
          livekit + " does not offer the address that media goes to", Causes.ICE_TCP_ONLY);
    }
    return switch (facts.model().transport()) {
      case Transport.Relay relay ->
          probes.sumUp(
              probes.askEach(
                  facts.peers(ComponentName.TURN),
                  turn -> eachDoor(turn, livekit, media.get(), session, relay.coturn(), probes)),
              SUMMARY);
      case Transport.Direct direct -> {
        var address =
            new Endpoint.Tcp(media.get().getAddress().getHostAddress(), media.get().getPort());
        yield verdict(
            session.iceCheck().over(address, probes.deadline()), "over TCP to " + address);
      }
    };
  }

  /** Over TCP and, where there is a certificate, over TLS. */
  private static Outcome eachDoor(
      Peer turn,
      Peer livekit,
      InetSocketAddress media,
      WhipSession session,
      CoturnModel coturn,
      Probes probes) {
    if (session.iceServers().isEmpty()) {
      return Outcomes.notAsked(
          livekit + " hands out no TURN server", Causes.TURN_CREDENTIALS_VALID);
    }
    // Those of one URL are good for all: the secret is the same.
    IceServer server = session.iceServers().getFirst();
    return TurnDoor.of(coturn).stream()
        .map(door -> relayed(turn, door, livekit, media, session.iceCheck(), server, probes))
        .filter(outcome -> !(outcome instanceof Passed))
        .findFirst()
        .orElseGet(() -> new Passed(turn.toString()));
  }

  private static Outcome relayed(
      Peer turn,
      TurnDoor door,
      Peer livekit,
      InetSocketAddress media,
      IceCheck check,
      IceServer server,
      Probes probes) {
    try (var client = TurnClient.to(door.on(turn), probes.deadline())) {
      if (!(client.allocate(server.credentials()) instanceof Allocated)) {
        return Outcomes.notAsked(
            "no allocation on " + turn + " " + door.over(), Causes.TURN_CREDENTIALS_VALID);
      }
      return verdict(
          check.through(client, media, probes.deadline()),
          "through " + turn + " " + door.over() + " to " + livekit);
    }
  }

  private static Outcome verdict(IceResult result, String path) {
    return switch (result) {
      case IceResult.Answered answered -> new Passed(path);
      case IceResult.NotPermitted forbidden ->
          new Failed(
              PEER_FORBIDDEN,
              path
                  + ": coturn refused the peer with "
                  + forbidden.code()
                  + " "
                  + forbidden.reason());
      case IceResult.Refused refused ->
          new Failed(
              MEDIA_REFUSED,
              path + ": LiveKit answered " + refused.code() + " " + refused.reason());
      case IceResult.Failed failed ->
          new Failed(MEDIA_SILENT, path + ": " + failed.fault().describe());
    };
  }
}
