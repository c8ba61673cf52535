package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dental.sofia.e2e.harness.Cluster;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Isolation;
import dental.sofia.e2e.harness.Repository;
import dental.sofia.e2e.harness.Sandbox;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@EndToEnd
@Isolated("it measures a time")
@Order(Isolation.MEASURES_A_TIME)
class ReadyIT {

  private static final Duration PROMISED = Duration.ofSeconds(20);

  @Test
  void theMinimalExampleIsReadyWithinTwentySecondsWherePodsMustBeRestricted(
      Cluster cluster, Sandbox sandbox) {
    assumeThat(sandbox.takenNodePorts())
        .as(
            "ports that the minimal example takes and something else has; `make clean` removes a demo")
        .doesNotContain(7880, 3478);
    long began = System.nanoTime();
    cluster
        .kubectl("apply", "-n", sandbox.namespace(), "-f")
        .with(Repository.example("minimal.yaml").toString())
        .run()
        .orFail();
    var praxis = sandbox.sofia("praxis");
    praxis.awaitReady();
    var took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf("kubectl apply of examples/minimal.yaml to Ready: %d ms%n", took.toMillis());
    assertThat(took).isLessThan(PROMISED);
    assertThat(praxis.get().getStatus().url()).isEqualTo("ws://localhost:7880");
  }

  /**
   * Not the one behind a load balancer: that is a test of its own, where there is one to pretend.
   */
  @Test
  void theDirectExampleBecomesReadyToo(Sandbox sandbox) {
    sandbox.createExample("direct-ice-tcp.yaml").awaitReady();
  }
}
