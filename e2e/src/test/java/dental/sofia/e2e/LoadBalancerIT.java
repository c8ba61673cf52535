package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.junit.jupiter.api.Test;

@EndToEnd
class LoadBalancerIT {

  @Test
  void itIsReadyOnceTheCloudHasGivenEveryServiceAnAddress(Sandbox sandbox) {
    Sofia praxis = sandbox.create("{host: sofia.example.com, exposure: {type: LoadBalancer}}");
    // A cluster elsewhere may have a controller that does by itself what is done by hand here.
    if (sandbox.cluster().isLocalNode()) {
      var pending = praxis.awaitCondition("LiveKitAvailable", "False", "LoadBalancerPending");
      assertThat(pending.getMessage()).contains("Service praxis-livekit");
      praxis.awaitCondition("Reconciling", "True", "LoadBalancerPending");
      giveAddress(praxis, praxis.livekit());
      praxis.awaitCondition("LiveKitAvailable", "True", "Passed");
      praxis.awaitCondition("CoturnAvailable", "False", "LoadBalancerPending");
      giveAddress(praxis, praxis.turn());
      praxis.awaitCondition("CalendarAvailable", "False", "LoadBalancerPending");
      giveAddress(praxis, praxis.calendar());
    }
    praxis.awaitReady();
    assertThat(praxis.get().getStatus().url()).isEqualTo("ws://sofia.example.com:7880");
  }

  /** As a cloud's controller would. */
  private static void giveAddress(Sofia praxis, String service) {
    praxis
        .client()
        .services()
        .inNamespace(praxis.namespace())
        .withName(service)
        .editStatus(
            now ->
                new ServiceBuilder(now)
                    .editOrNewStatus()
                    .withNewLoadBalancer()
                    .addNewIngress()
                    .withIp("203.0.113.10")
                    .endIngress()
                    .endLoadBalancer()
                    .endStatus()
                    .build());
  }
}
