package dental.sofia.kubectl.check;

import dental.sofia.operator.check.CallerCheck;
import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.TurnDoor;
import dental.sofia.operator.check.ice.IceTcpOnly;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.Transport;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.turn.UdpProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** No port that callers know answers to UDP: signalling, TURN, or in mode Direct that for media. */
public final class UdpSilent implements CallerCheck {

  public static final ConditionType TYPE = new ConditionType("UdpSilent");

  /** A closed port says so at once; only a firewall that drops takes this long. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    Set<Endpoint> doors = doors(facts);
    var outcomes = new ArrayList<Outcome>();
    for (Endpoint door : doors) {
      outcomes.add(ask(door));
    }
    return probes.sumUp(outcomes, "nothing answers to UDP at " + list(doors));
  }

  private static Set<Endpoint> doors(Facts facts) {
    var doors = new LinkedHashSet<Endpoint>();
    facts
        .peers(ComponentName.LIVEKIT)
        .forEach(
            livekit -> {
              Endpoint signalling = livekit.at(Ports.SIGNALLING);
              doors.add(signalling);
              if (facts.model().transport() instanceof Transport.Direct direct) {
                doors.add(Endpoint.tcp(mediaHost(direct, signalling), direct.port()));
              }
            });
    if (facts.model().transport() instanceof Transport.Relay(var coturn)) {
      facts
          .peers(ComponentName.TURN)
          .forEach(turn -> TurnDoor.of(coturn).forEach(door -> doors.add(door.on(turn))));
    }
    return doors;
  }

  /** Media comes in at the public address; where that is the node's or the pod's, at the host. */
  private static String mediaHost(Transport.Direct direct, Endpoint signalling) {
    return direct.address() instanceof Transport.Address.Literal(String ip)
        ? ip
        : signalling.host();
  }

  private static Outcome ask(Endpoint door) {
    String name = text(door);
    return switch (UdpProbe.ask(door.host(), door.port(), PATIENCE)) {
      case UdpProbe.Result.Answered answered ->
          new Failed(IceTcpOnly.UDP_ANSWERED, name + " answered to UDP");
      case UdpProbe.Result.Silent silent -> new Passed(name);
      case UdpProbe.Result.PortUnreachable closed -> new Passed(name);
      case UdpProbe.Result.Failed failed ->
          Outcomes.notAsked(name + ": " + failed.fault().describe(), Causes.LIVEKIT_HEALTHY);
    };
  }

  private static String list(Set<Endpoint> doors) {
    return String.join(", ", doors.stream().map(UdpSilent::text).toList());
  }

  private static String text(Endpoint door) {
    return door.host() + ":" + door.port();
  }
}
