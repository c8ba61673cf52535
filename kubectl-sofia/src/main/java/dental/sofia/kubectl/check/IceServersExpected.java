package dental.sofia.kubectl.check;

import dental.sofia.operator.check.CallerCheck;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.check.TurnDoor;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Transport;
import dental.sofia.wire.whip.WhipSession;
import java.net.URI;
import java.util.List;

/**
 * Callers are sent to this deployment's own servers and to nobody else's: in mode Relay to its TURN
 * doors, in mode Direct to no relay and no third party's STUN server.
 */
public final class IceServersExpected implements CallerCheck {

  public static final ConditionType TYPE = new ConditionType("IceServersExpected");

  /** LiveKit sends callers elsewhere. Usually it runs with an older configuration. */
  public static final Reason ICE_SERVERS_UNEXPECTED = Reason.fault("IceServersUnexpected");

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    List<String> expected = expected(facts);
    return probes.sumUp(
        probes.askEach(
            facts.peers(ComponentName.LIVEKIT),
            livekit -> probes.askJoined(livekit, session -> compare(livekit, session, expected))),
        "LiveKit sends callers to " + expected + " and nowhere else");
  }

  private static List<String> expected(Facts facts) {
    return switch (facts.model().transport()) {
      case Transport.Relay(var coturn) -> TurnDoor.of(coturn).stream().map(TurnDoor::url).toList();
      // Nothing has to listen there; without it LiveKit would name public servers.
      case Transport.Direct direct ->
          List.of("stun:" + URI.create(facts.model().url()).getHost() + ":" + direct.port());
    };
  }

  private static Outcome compare(Peer livekit, WhipSession session, List<String> expected) {
    List<String> urls =
        session.iceServers().stream().map(server -> server.url().replace("%3F", "?")).toList();
    return urls.equals(expected)
        ? new Passed(livekit.toString())
        : new Failed(
            ICE_SERVERS_UNEXPECTED,
            livekit + " sends callers to " + urls + " instead of " + expected);
  }
}
