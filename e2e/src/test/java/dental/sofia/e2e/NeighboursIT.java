package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@EndToEnd
class NeighboursIT {

  @Test
  void oneThatIsDeletedTakesAllOfItsOwnAndNothingOfItsNeighbours(Sandbox sandbox) {
    Sofia mitte = sandbox.create("mitte", "");
    Sofia nord = sandbox.create("nord", "transport: {mode: Direct}");
    Sofia elsewhere = sandbox.another().create("mitte", "");
    var neighbours = List.of(nord, elsewhere);
    mitte.awaitReady();
    neighbours.forEach(Sofia::awaitReady);
    assertThat(mitte.secret("mitte-turn-secret", "secret"))
        .as("secrets of two deployments of one name in two namespaces")
        .isNotEqualTo(elsewhere.secret("mitte-turn-secret", "secret"));
    var versions = neighbours.stream().map(Sofia::versions).toList();
    var pods = neighbours.stream().map(Sofia::podIdentities).toList();

    mitte.resource().delete();

    await("everything that it owned is gone, and its appointments are not")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(mitte.objects()).singleElement().isInstanceOf(PersistentVolumeClaim.class);
              assertThat(mitte.podIdentities()).isEmpty();
            });
    assertThat(neighbours).extracting(Sofia::versions).isEqualTo(versions);
    assertThat(neighbours).extracting(Sofia::podIdentities).isEqualTo(pods);
    neighbours.forEach(Sofia::awaitReady);
  }
}
