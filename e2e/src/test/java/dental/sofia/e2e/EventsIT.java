package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@EndToEnd
class EventsIT {

  @Test
  void eventsTellWhatChangedOnceAndNothingElse(Sandbox sandbox) {
    Sofia praxis = sandbox.create("").awaitReady();
    await("the event").untilAsserted(() -> assertThat(events(praxis)).contains("Normal Ready"));
    assertThat(events(praxis)).as("events of an undisturbed start").containsExactly("Normal Ready");

    praxis.change("livekit: {config: {port: 80}}");
    praxis.awaitCondition("Ready", "False", "InvalidSpec");
    await("the event")
        .untilAsserted(() -> assertThat(events(praxis)).contains("Warning InvalidSpec"));

    praxis.change("livekit: {config: null}");
    praxis.awaitReady();
    await("the event")
        .untilAsserted(
            () -> assertThat(events(praxis)).filteredOn("Normal Ready"::equals).hasSize(2));

    var before = events(praxis);
    praxis.checkNow();
    praxis.checkNow();
    await("no event without a change")
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(6))
        .until(() -> events(praxis).equals(before));
  }

  private static List<String> events(Sofia praxis) {
    return praxis
        .client()
        .v1()
        .events()
        .inNamespace(praxis.namespace())
        .withField("involvedObject.kind", "SofiaDeployment")
        .withField("involvedObject.name", praxis.name())
        .list()
        .getItems()
        .stream()
        .map(event -> event.getType() + " " + event.getReason())
        .toList();
  }
}
