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
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.Transport;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.turn.UdpProbe;
import io.fabric8.kubernetes.api.model.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Nothing but TCP crosses the cluster's edge: LiveKit, as it runs, offers exactly the expected
 * address; no Service has a UDP port; coturn does not answer to UDP.
 */
@ApplicationScoped
public class IceTcpOnly implements CallerCheck {

  public static final ConditionType TYPE = Causes.ICE_TCP_ONLY;

  /**
   * LiveKit offers other addresses than the transport mode allows. Usually it runs with an older
   * configuration.
   */
  public static final Reason UNEXPECTED_CANDIDATES = Reason.fault("UnexpectedCandidates");

  /** A Service of the deployment has a UDP port. Somebody added it by hand. */
  public static final Reason UDP_PORT_EXPOSED = Reason.fault("UdpPortExposed");

  /** coturn answers to UDP. Usually it runs without no-udp. */
  public static final Reason UDP_ANSWERED = Reason.fault("UdpAnswered");

  /** A closed port says so at once; only a silent one takes this long. */
  private static final Duration UDP_PATIENCE = Duration.ofMillis(300);

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    var outcomes = new ArrayList<Outcome>();
    facts.workloads().values().forEach(workload -> udpService(workload).ifPresent(outcomes::add));
    outcomes.addAll(probes.askEach(facts.peers(ComponentName.TURN), turn -> udpTurn(turn, facts)));
    List<Peer> livekits = facts.peers(ComponentName.LIVEKIT);
    outcomes.addAll(
        probes.askEach(
            livekits,
            livekit ->
                probes.askJoined(
                    livekit, session -> compare(livekit, session.answer().offered(), facts))));
    if (livekits.isEmpty()) {
      outcomes.add(Outcomes.noReadyPods());
    }
    return probes.sumUp(
        outcomes, "LiveKit offers exactly the expected address and nothing answers to UDP");
  }

  private static Optional<Outcome> udpService(Workload workload) {
    return workload.service().flatMap(IceTcpOnly::udpPorts);
  }

  private static Optional<Outcome> udpPorts(Service service) {
    String ports =
        service.getSpec().getPorts().stream()
            .filter(port -> !"TCP".equals(port.getProtocol()))
            .map(port -> port.getPort() + "/" + port.getProtocol())
            .collect(Collectors.joining(", "));
    return ports.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Failed(
                UDP_PORT_EXPOSED,
                "Service "
                    + service.getMetadata().getName()
                    + " has a port that is not TCP, "
                    + ports
                    + ": remove it"));
  }

  private static Outcome udpTurn(Peer turn, Facts facts) {
    return TurnDoor.of(facts.model().coturn().orElseThrow()).stream()
        .map(door -> udpTurn(turn, door.on(turn)))
        .filter(outcome -> !(outcome instanceof Passed))
        .findFirst()
        .orElseGet(() -> new Passed(turn.toString()));
  }

  private static Outcome udpTurn(Peer turn, Endpoint door) {
    return switch (UdpProbe.ask(door.host(), door.port(), UDP_PATIENCE)) {
      case UdpProbe.Result.Answered answered ->
          new Failed(UDP_ANSWERED, turn + " answered to UDP on port " + door.port());
      case UdpProbe.Result.Silent silent -> new Passed(turn.toString());
      case UdpProbe.Result.PortUnreachable closed -> new Passed(turn.toString());
      case UdpProbe.Result.Failed failed ->
          Outcomes.notAsked(turn + ": " + failed.fault().describe(), Causes.TURN_CREDENTIALS_VALID);
    };
  }

  private static Outcome compare(Peer livekit, List<String> offered, Facts facts) throws Withheld {
    List<String> expected = expected(livekit, facts);
    return offered.size() == 1 && expected.contains(offered.getFirst())
        ? new Passed(livekit.toString())
        : new Failed(
            UNEXPECTED_CANDIDATES,
            livekit + " offers " + offered + " instead of [" + String.join(" or ", expected) + "]");
  }

  /** What one pod is to offer; there are more only where it can't be seen which pod answered. */
  static List<String> expected(Peer livekit, Facts facts) throws Withheld {
    return switch (facts.model().transport()) {
      case Transport.Relay relay ->
          livekit.addresses().stream()
              .map(ip -> "udp " + ip + ":" + Ports.MEDIA_UDP + " host")
              .sorted()
              .toList();
      case Transport.Direct direct ->
          DirectAddress.of(direct, livekit, facts).stream()
              .map(ip -> "tcp " + ip + ":" + direct.port() + " host passive")
              .sorted()
              .toList();
    };
  }
}
