package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.turn.UdpProbe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EndToEnd
class UdpSilentIT {

  private static final Duration BUDGET = Duration.ofMillis(600);

  @ParameterizedTest(name = "transport mode {0}")
  @ValueSource(strings = {"Relay", "Direct"})
  void noServiceHasAUdpPortAndNoExposedPortAnswersByUdp(String mode, Sandbox sandbox) {
    Sofia praxis = sandbox.create("transport: {mode: %s}".formatted(mode)).awaitReady();
    List<ServicePort> ports =
        services(praxis).flatMap(s -> s.getSpec().getPorts().stream()).toList();
    assertThat(ports).hasSize(3).allSatisfy(p -> assertThat(p.getProtocol()).isEqualTo("TCP"));
    for (ServicePort port : ports) {
      assertSilent(praxis.cluster().nodeAddress(), port.getNodePort());
      assertSilent(praxis.cluster().internalAddress(), port.getNodePort());
    }
  }

  /** What listens in the pods is closed to UDP too, where nothing of Kubernetes is in between. */
  @ParameterizedTest(name = "transport mode {0}")
  @ValueSource(strings = {"Relay", "Direct"})
  void thePortsThatAreExposedAreClosedToUdpInThePodsToo(String mode, Sandbox sandbox) {
    Sofia praxis = sandbox.create("transport: {mode: %s}".formatted(mode)).awaitReady();
    services(praxis)
        .forEach(
            service -> {
              // The Service's own label: what it selects by is the software.
              String component =
                  service.getMetadata().getLabels().get("app.kubernetes.io/component");
              String pod = praxis.pod(component).getStatus().getPodIP();
              service.getSpec().getPorts().forEach(port -> assertSilent(pod, port.getPort()));
            });
  }

  private static Stream<Service> services(Sofia praxis) {
    return praxis.objects().stream()
        .filter(object -> object instanceof Service)
        .map(Service.class::cast);
  }

  private static void assertSilent(String host, int port) {
    assertThat(UdpProbe.ask(host, port, BUDGET))
        .as("UDP to %s:%d", host, port)
        .isInstanceOfAny(UdpProbe.Result.Silent.class, UdpProbe.Result.PortUnreachable.class);
  }
}
