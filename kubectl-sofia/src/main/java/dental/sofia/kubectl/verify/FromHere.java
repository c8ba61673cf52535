package dental.sofia.kubectl.verify;

import dental.sofia.kubectl.cluster.Deployed;
import dental.sofia.kubectl.cluster.Seen;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Vantage;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.credentials.Certificate;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.resolve.IngressModel;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where the user stands: everything is asked at the addresses that callers use.
 *
 * @param doors of each component that callers reach
 * @param run makes the probes' room one of its own
 */
record FromHere(Map<ComponentName, ExposedPeer> doors, UUID run) implements Vantage {

  static FromHere of(SofiaModel model, Deployed deployed) {
    var doors = new EnumMap<ComponentName, ExposedPeer>(ComponentName.class);
    Trust trust = trust(model, deployed);
    doors.put(
        ComponentName.LIVEKIT,
        new ExposedPeer(
            "LiveKit at " + model.url(),
            Map.of(Ports.SIGNALLING, endpoint(model.url(), trust)),
            deployed.pods(ComponentName.LIVEKIT)));
    if (model.transport() instanceof Transport.Relay(var coturn)) {
      var turn = new HashMap<Integer, Endpoint>();
      turn.put(Ports.TURN, Endpoint.tcp(coturn.host(), coturn.port()));
      coturn
          .tls()
          .ifPresent(tls -> turn.put(Ports.TURN_TLS, Endpoint.tcp(coturn.host(), tls.port())));
      doors.put(
          ComponentName.TURN,
          new ExposedPeer(
              "coturn at " + coturn.host() + ":" + coturn.port(),
              turn,
              deployed.pods(ComponentName.TURN)));
    }
    model
        .calendar()
        .ifPresent(
            calendar ->
                doors.put(
                    ComponentName.CALENDAR,
                    new ExposedPeer(
                        "the calendar at " + calendar.url(),
                        Map.of(Ports.CALENDAR, endpoint(calendar.url(), trust)),
                        deployed.pods(ComponentName.CALENDAR))));
    return new FromHere(doors, UUID.randomUUID());
  }

  /** Whoever has an authority of its own has it in the Secret; callers have installed it. */
  private static Trust trust(SofiaModel model, Deployed deployed) {
    return model
        .ingress()
        .flatMap(IngressModel::tlsSecretName)
        .map(deployed::secret)
        .map(PublicCertificate::of)
        .map(
            seen ->
                seen instanceof Seen.Readable<Certificate>(Certificate.Usable usable)
                    ? usable.trust()
                    : Trust.system())
        .orElse(Trust.system());
  }

  private static Endpoint endpoint(String url, Trust trust) {
    return HttpOrigin.parse(url, trust)
        .orElseThrow(() -> new IllegalStateException("a URL that is none: " + url))
        .endpoint();
  }

  @Override
  public List<Peer> peers(ComponentName component, Workload workload) {
    ExposedPeer door = doors.get(component);
    return door == null || door.isDeserted() ? List.of() : List.of(door);
  }

  @Override
  public String probeRoom(Identity identity) {
    return identity.uid() + "-" + run;
  }

  @Override
  public String words() {
    return "from here";
  }

  @Override
  public String asker() {
    return "this machine";
  }
}
