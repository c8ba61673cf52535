package dental.sofia.operator.check.turn;

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
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.Refused;
import dental.sofia.wire.turn.TurnClient;
import dental.sofia.wire.whip.IceServer;
import dental.sofia.wire.whip.WhipSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * The credentials that LiveKit really hands out get an allocation from every coturn pod over TCP
 * (RFC 8656 section 7).
 */
@ApplicationScoped
public class TurnCredentialsValid implements CallerCheck {

  public static final ConditionType TYPE = Causes.TURN_CREDENTIALS_VALID;

  /**
   * coturn does not take the credentials (401). Usually LiveKit and coturn run with different
   * secrets.
   */
  public static final Reason TURN_CREDENTIALS_REJECTED = Reason.fault("TurnCredentialsRejected");

  /**
   * coturn does not relay UDP (442), which is what LiveKit speaks. Usually it runs with
   * no-udp-relay.
   */
  public static final Reason UDP_RELAY_DISABLED = Reason.fault("UdpRelayDisabled");

  /** coturn has reached a quota (486). Usually there are more calls than coturn.maxCalls. */
  public static final Reason TURN_QUOTA_REACHED = Reason.fault("TurnQuotaReached");

  /** coturn has no relay port left (508). Usually there are more calls than coturn.maxCalls. */
  public static final Reason RELAY_PORTS_EXHAUSTED = Reason.fault("RelayPortsExhausted");

  /** coturn refused for another reason. */
  public static final Reason ALLOCATION_REFUSED = Reason.fault("AllocationRefused");

  /** coturn does not answer. Usually the process hangs, or the network to the pod is cut. */
  public static final Reason TURN_SILENT = Reason.fault("TurnSilent");

  /** coturn relays from another address than the pod's. Usually it runs with external-ip. */
  public static final Reason RELAYED_ADDRESS_WRONG = Reason.fault("RelayedAddressWrong");

  /**
   * LiveKit tells callers of other TURN servers than this deployment's. Usually it runs with an
   * older configuration.
   */
  public static final Reason TURN_URL_WRONG = Reason.fault("TurnUrlWrong");

  /** So long that a clock that is off, which has a condition of its own, changes nothing here. */
  private static final Duration CREDENTIAL_LIFETIME = Duration.ofHours(1);

  private static final String SUMMARY =
      "the credentials that LiveKit hands out are accepted by coturn";

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public boolean appliesTo(Facts facts) {
    return facts.model().coturn().isPresent();
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    var outcomes =
        probes.askEach(
            facts.peers(ComponentName.LIVEKIT),
            livekit ->
                probes.askJoined(livekit, session -> credentials(livekit, session, facts, probes)));
    return probes.sumUp(outcomes, SUMMARY);
  }

  private static Outcome credentials(Peer livekit, WhipSession session, Facts facts, Probes probes)
      throws Exception {
    List<TurnDoor> doors = TurnDoor.of(facts.model().coturn().orElseThrow());
    List<String> expected = doors.stream().map(TurnDoor::url).toList();
    List<String> urls =
        session.iceServers().stream().map(server -> server.url().replace("%3F", "?")).toList();
    if (!urls.equals(expected)) {
      return new Failed(TURN_URL_WRONG, livekit + " hands out " + urls + " instead of " + expected);
    }
    return probes.sumUp(
        probes.askEach(
            facts.peers(ComponentName.TURN),
            turn -> eachDoor(turn, doors, session.iceServers(), probes)),
        SUMMARY);
  }

  /** LiveKit hands out credentials for each URL, in the order of the doors. */
  private static Outcome eachDoor(
      Peer turn, List<TurnDoor> doors, List<IceServer> servers, Probes probes) throws Withheld {
    for (int i = 0; i < doors.size(); i++) {
      Outcome outcome = allocate(turn, doors.get(i), servers.get(i), probes);
      if (!(outcome instanceof Passed)) {
        return outcome;
      }
    }
    return new Passed(turn.toString());
  }

  private static Outcome allocate(Peer turn, TurnDoor door, IceServer server, Probes probes)
      throws Withheld {
    try (var client = TurnClient.to(door.on(turn), probes.deadline())) {
      return switch (client.allocate(server.credentials())) {
        case Allocated allocated -> relayedFrom(turn, allocated);
        case Refused refused ->
            new Failed(
                reason(refused.code()),
                turn
                    + " refused LiveKit's credentials "
                    + door.over()
                    + " with "
                    + refused.code()
                    + " "
                    + refused.reason()
                    + (refused.code() == Refused.UNAUTHORIZED ? whose(turn, probes) : ""));
        case dental.sofia.wire.turn.Failed failed ->
            silent(door, turn + " " + door.over() + ": " + failed.fault().describe());
      };
    }
  }

  /** The plain door was asked first: a silence behind it is about TLS alone. */
  private static Outcome silent(TurnDoor door, String message) {
    return switch (door) {
      case TurnDoor.Plain plain -> new Failed(TURN_SILENT, message);
      case TurnDoor.OverTls tls -> Outcomes.notAsked(message, Causes.CERTIFICATE_VALID);
    };
  }

  private static Outcome relayedFrom(Peer turn, Allocated allocated) throws Withheld {
    String relayed = allocated.relayed().getAddress().getHostAddress();
    return turn.addresses().contains(relayed)
        ? new Passed(turn.toString())
        : new Failed(RELAYED_ADDRESS_WRONG, turn + " relays from " + relayed);
  }

  /** Who of the two runs with another secret than the deployment's? */
  private static String whose(Peer turn, Probes probes) {
    try {
      var credentials = probes.turnCredentials(CREDENTIAL_LIFETIME);
      try (var client = TurnClient.to(turn.at(Ports.TURN), probes.deadline())) {
        return client.allocate(credentials) instanceof Allocated
            ? ", and takes those of the deployment's secret: LiveKit runs with another one"
            : ", and does not take those of the deployment's secret either: it runs with another one";
      }
    } catch (Withheld e) {
      return "";
    }
  }

  private static Reason reason(int code) {
    return switch (code) {
      case Refused.UNAUTHORIZED -> TURN_CREDENTIALS_REJECTED;
      case 442 -> UDP_RELAY_DISABLED;
      case 486 -> TURN_QUOTA_REACHED;
      case 508 -> RELAY_PORTS_EXHAUSTED;
      default -> ALLOCATION_REFUSED;
    };
  }
}
