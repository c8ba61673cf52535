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
import dental.sofia.operator.config.OperatorConfig;
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ipv4Range;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.Permitted;
import dental.sofia.wire.turn.Refused;
import dental.sofia.wire.turn.TurnClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * coturn gives nothing to whoever has no credentials, and relays neither to the API server nor to
 * the metadata service.
 */
@ApplicationScoped
public class TurnSecure implements CallerCheck {

  public static final ConditionType TYPE = Causes.TURN_SECURE;

  /**
   * coturn allocates without credentials: anybody may relay through it. Usually it runs without
   * use-auth-secret.
   */
  public static final Reason OPEN_RELAY = Reason.stuck("OpenRelay");

  /**
   * coturn would relay to an address that no caller may reach. Usually its peer rules were widened.
   */
  public static final Reason PEER_RULES_OPEN = Reason.stuck("PeerRulesOpen");

  /** Where clouds hand out machine credentials. */
  private static final String METADATA_SERVICE = "169.254.169.254";

  /**
   * The world outside (RFC 5737, an address that nobody has). coturn refuses link-local peers of
   * its own accord, so the metadata service alone would prove nothing about its rules. Asking for a
   * permission sends nothing to the peer.
   */
  private static final String OUTSIDE = "192.0.2.1";

  /** So long that a clock that is off, which has a condition of its own, hides nothing here. */
  private static final Duration CREDENTIAL_LIFETIME = Duration.ofHours(1);

  private final List<String> forbidden;

  public TurnSecure(OperatorConfig config) {
    this.forbidden =
        Stream.concat(
                Stream.of(METADATA_SERVICE, OUTSIDE),
                config.apiServerAddress().filter(Ipv4Range::isAddress).stream())
            .toList();
  }

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
    return probes.sumUp(
        probes.askEach(facts.peers(ComponentName.TURN), turn -> withoutCredentials(turn, probes)),
        "coturn asks for credentials and refuses " + String.join(", ", forbidden));
  }

  private Outcome withoutCredentials(Peer turn, Probes probes) throws Withheld {
    try (var client = TurnClient.to(turn.at(Ports.TURN), probes.deadline())) {
      return switch (client.allocate()) {
        case Allocated open -> new Failed(OPEN_RELAY, turn + " allocates without credentials");
        case Refused refused when refused.code() == Refused.UNAUTHORIZED -> peerRules(turn, probes);
        case Refused refused ->
            Outcomes.notAsked(
                turn + " answered " + refused.code() + " " + refused.reason(),
                Causes.TURN_CREDENTIALS_VALID);
        case dental.sofia.wire.turn.Failed failed ->
            Outcomes.notAsked(
                turn + ": " + failed.fault().describe(), Causes.TURN_CREDENTIALS_VALID);
      };
    }
  }

  private Outcome peerRules(Peer turn, Probes probes) throws Withheld {
    var credentials = probes.turnCredentials(CREDENTIAL_LIFETIME);
    try (var client = TurnClient.to(turn.at(Ports.TURN), probes.deadline())) {
      if (!(client.allocate(credentials) instanceof Allocated)) {
        return Outcomes.notAsked("no allocation on " + turn, Causes.TURN_CREDENTIALS_VALID);
      }
      return forbidden.stream()
          .filter(
              peer ->
                  client.createPermission(new InetSocketAddress(peer, Ports.FIRST_RELAY))
                      instanceof Permitted)
          .findFirst()
          .<Outcome>map(peer -> new Failed(PEER_RULES_OPEN, turn + " permits relaying to " + peer))
          .orElseGet(() -> new Passed(turn.toString()));
    }
  }
}
