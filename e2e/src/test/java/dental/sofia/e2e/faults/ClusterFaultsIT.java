package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong is around the pods: Services, the spec. */
@EndToEnd
class ClusterFaultsIT {

  /** A pod is replaced, and the old one goes. */
  private static final Duration ROLLED = Duration.ofSeconds(45);

  private static Patient praxis;
  private static Sofia sofia;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = Patient.create(sandbox, "");
    sofia = praxis.sofia();
  }

  @Test
  void aUdpPortOnAService() {
    praxis.shows(
        new Fault(
            () -> editPorts(ports -> ports.add(udp())),
            () -> editPorts(ports -> ports.removeIf(port -> port.getProtocol().equals("UDP")))),
        "IceTcpOnly",
        "UdpPortExposed",
        "Service " + sofia.livekit(),
        "7882");
  }

  @Test
  void aNodePortThatAnotherServiceTook(Sandbox sandbox) {
    int port = sofia.nodePort(sofia.turn(), "turn");
    var services = sofia.client().services().inNamespace(sofia.namespace());
    praxis.shows(
        new Fault(
            () -> {
              // Otherwise the operator would have it back before anybody else could take it.
              sofia.change("suspend: true");
              sofia.awaitCondition("Ready", "Unknown", "Suspended");
              services.withName(sofia.turn()).delete();
              sandbox.createNodePortService("squatter", port);
              sofia.change("suspend: false");
            },
            () -> {
              services.withName("squatter").delete();
              sofia.change("suspend: false");
            }),
        "ResourcesApplied",
        "NodePortTaken",
        "Service " + sofia.turn(),
        Integer.toString(port));
  }

  @Test
  void aKeyThatLiveKitDoesNotKnow() {
    praxis.shows(
        new Fault(
            () -> sofia.change("livekit: {config: {bogus: 1}}"),
            () -> sofia.change("livekit: {config: null}")),
        "LiveKitAvailable",
        "ConfigRejected",
        "bogus");
  }

  /** The user asked for it, and nobody can call any more. */
  @Test
  void aLimitThatLetsNobodyIn() {
    praxis
        .within(ROLLED)
        .shows(
            new Fault(
                () -> sofia.change("livekit: {config: {limit: {max_room_name_length: 9}}}"),
                () -> sofia.change("livekit: {config: null}")),
            "LiveKitHealthy",
            "JoinRefused",
            "400 room name length");
  }

  private interface Ports {
    void edit(List<ServicePort> ports);
  }

  private static void editPorts(Ports change) {
    sofia
        .client()
        .services()
        .inNamespace(sofia.namespace())
        .withName(sofia.livekit())
        .edit(
            service -> {
              change.edit(service.getSpec().getPorts());
              return service;
            });
  }

  private static ServicePort udp() {
    return new ServicePortBuilder()
        .withName("media")
        .withProtocol("UDP")
        .withPort(7882)
        .withNewTargetPort(7882)
        .build();
  }
}
