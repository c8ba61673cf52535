package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@EndToEnd
class SuspendIT {

  @Test
  void whileItIsSuspendedNothingIsRepairedAndAfterwardsEverythingIs(Sandbox sandbox) {
    Sofia praxis = sandbox.create("").awaitReady();
    var pods = praxis.podIdentities();
    praxis.change("suspend: true");
    var ready = praxis.awaitCondition("Ready", "Unknown", "Suspended");
    assertThat(ready.getMessage()).contains("spec.suspend is true");

    sandbox.client().resource(praxis.service(praxis.turn())).delete();
    praxis.change("coturn: {maxCalls: 7}");
    await("nothing happens")
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(10))
        .until(() -> praxis.service(praxis.turn()) == null && praxis.podIdentities().equals(pods));

    praxis.change("{suspend: false, coturn: {maxCalls: 100}}");
    praxis.awaitReady();
    assertThat(praxis.service(praxis.turn())).isNotNull();
    assertThat(praxis.podIdentities()).isEqualTo(pods);
  }
}
