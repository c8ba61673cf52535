package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.e2e.harness.Tampering;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@EndToEnd
class SelfHealingIT {

  private static final Duration PROMISED = Duration.ofSeconds(5);

  /** Every object of a deployment in mode Relay. */
  private static final List<String> OBJECTS =
      List.of(
          "ConfigMap praxis-calendar",
          "ConfigMap praxis-livekit",
          "Deployment praxis-calendar",
          "Deployment praxis-livekit",
          "Deployment praxis-turn",
          "PersistentVolumeClaim praxis-calendar-data",
          "Secret praxis-agent-token",
          "Secret praxis-livekit",
          "Secret praxis-livekit-api-key",
          "Secret praxis-staff",
          "Secret praxis-turn",
          "Secret praxis-turn-secret",
          "Service praxis-calendar",
          "Service praxis-livekit",
          "Service praxis-turn",
          "ServiceAccount praxis-calendar",
          "ServiceAccount praxis-livekit",
          "ServiceAccount praxis-turn");

  private static Sofia praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = sandbox.create("").awaitReady();
  }

  static Stream<Arguments> everyObjectAndEveryWayToTamperWithIt() {
    return OBJECTS.stream()
        .flatMap(
            object ->
                Stream.of(Tampering.values())
                    .filter(way -> way.appliesTo(object))
                    .map(way -> Arguments.of(object, way)));
  }

  @Test
  void theListOfObjectsIsComplete() {
    assertThat(praxis.objects())
        .extracting(SelfHealingIT::describe)
        .containsExactlyInAnyOrderElementsOf(OBJECTS);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyObjectAndEveryWayToTamperWithIt")
  void whatWasTamperedWithIsBackWithinFiveSeconds(String object, Tampering way) {
    HasMetadata before = find(object);
    way.inflict(praxis.client(), before);
    await(object + " is as it was")
        .pollInterval(Duration.ofMillis(50))
        .atMost(PROMISED)
        .untilAsserted(() -> assertThat(way.essence(find(object))).isEqualTo(way.essence(before)));
    praxis.awaitReady();
  }

  private static HasMetadata find(String object) {
    return praxis.objects().stream()
        .filter(candidate -> describe(candidate).equals(object))
        .findFirst()
        .orElseThrow(() -> new AssertionError(object + " is not there, or is no longer labelled"));
  }

  private static String describe(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getName();
  }
}
