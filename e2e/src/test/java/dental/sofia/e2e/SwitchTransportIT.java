package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.ice.IceResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@EndToEnd
class SwitchTransportIT {

  @Test
  void aRunningDeploymentGoesFromRelayToDirectAndBackAndKeepsItsKey(Sandbox sandbox) {
    Sofia praxis = sandbox.create("").awaitReady();
    var key = praxis.secret("praxis-livekit-api-key", "apiSecret");
    assertThat(key).isPresent();

    praxis.change(
        "transport: {mode: Direct, direct: {port: %d}}".formatted(sandbox.freeNodePort()));
    praxis.awaitReady();
    assertThat(praxis.objects())
        .as("objects after the switch to Direct")
        .noneMatch(object -> object.getMetadata().getName().contains("turn"));
    assertThat(praxis.pods("turn")).isEmpty();
    try (var session = Caller.join(praxis)) {
      assertThat(session.answer().offered()).singleElement().asString().startsWith("tcp ");
      assertThat(Caller.checkDirectly(session)).isInstanceOf(IceResult.Answered.class);
    }

    praxis.change("transport: {mode: Relay, direct: null}");
    praxis.awaitReady();
    assertThat(praxis.service(praxis.livekit()).getSpec().getPorts())
        .as("ports of LiveKit's Service after the switch back")
        .extracting(port -> port.getName())
        .containsExactly("signalling");
    // The pod of before may still be behind the node's port for a moment.
    await("callers get to the new pod")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              try (var session = Caller.join(praxis)) {
                assertThat(session.answer().offered())
                    .singleElement()
                    .asString()
                    .startsWith("udp ");
                assertThat(Caller.checkThroughRelay(session))
                    .isInstanceOf(IceResult.Answered.class);
              }
            });
    assertThat(praxis.secret("praxis-livekit-api-key", "apiSecret")).isEqualTo(key);
  }
}
