package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.Cluster;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Isolation;
import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.ice.IceResult;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@EndToEnd
@Isolated("it stops the API server")
@Order(Isolation.STOPS_THE_API_SERVER)
class ApiOutageIT {

  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("e2e.outage", 60));

  @Test
  void anOutageOfTheApiServerIsOverWhenItIsOverAndNoPodEverNoticed(
      Cluster cluster, OperatorRelease operator, Sandbox sandbox) {
    assumeThat(cluster.isLocalNode()).as("a cluster whose API server can be stopped").isTrue();
    assumeThat(operator.isInCluster()).as("the operator runs in the cluster").isTrue();
    Sofia praxis = sandbox.create("").awaitReady();
    var pods = praxis.podIdentities();
    var door = Caller.door(praxis);
    var operatorPod = operator.pod();

    cluster.node("api-stop").run().orFail();
    try {
      await("callers are served all the while")
          .pollInterval(Duration.ofSeconds(5))
          .during(OUTAGE)
          .atMost(OUTAGE.plusSeconds(30))
          .untilAsserted(() -> assertThat(callWorks(door)).isTrue());
    } finally {
      cluster.node("api-start").run().orFail();
    }

    praxis.change("coturn: {maxCalls: 7}");
    await("the operator applies a change again")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(praxis.secret(praxis.turn(), "turnserver.conf").orElseThrow())
                    .contains("total-quota=42\n"));
    // The cluster's own controllers and the kubelet come back at their own pace.
    praxis.awaitCondition("Ready", "True", "Ready", Duration.ofMinutes(4));
    assertThat(operator.pod().getMetadata().getUid()).isEqualTo(operatorPod.getMetadata().getUid());
    assertThat(OperatorRelease.restarts(operator.pod()))
        .as("restarts of the operator")
        .isEqualTo(OperatorRelease.restarts(operatorPod));
    assertThat(praxis.podIdentities())
        .as("LiveKit's pod, which the change does not concern")
        .contains(pods.stream().filter(p -> p.contains("-livekit-")).findFirst().orElseThrow());
  }

  private static boolean callWorks(Caller.Door door) {
    try (var session = Caller.join(door)) {
      return Caller.checkThroughRelay(session) instanceof IceResult.Answered;
    }
  }
}
