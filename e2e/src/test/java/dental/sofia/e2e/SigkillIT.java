package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dental.sofia.e2e.harness.Cluster;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Isolation;
import dental.sofia.e2e.harness.OperatorProcess;
import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.SecretHistory;
import dental.sofia.e2e.harness.Sofia;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@EndToEnd
@Isolated("it kills the operator")
@Order(Isolation.KILLS_THE_OPERATOR)
class SigkillIT {

  private static final int KILLS = 10;

  /** An install is applied within this time; the operator is killed somewhere in it. */
  private static final int WINDOW_MILLIS = 2_000;

  @Test
  void anOperatorThatIsKilledAtAnyMomentConvergesAndNeverMakesASecondSecret(
      Cluster cluster, OperatorRelease operator, Sandbox sandbox) throws InterruptedException {
    assumeThat(operator.isInCluster()).as("the operator runs in the cluster").isTrue();
    long seed = System.nanoTime();
    System.out.println("SigkillIT: seed " + seed);
    var moments = new Random(seed);
    var killed = new HashSet<String>();
    var deployments = new ArrayList<Sofia>();
    try (var history = new SecretHistory(sandbox)) {
      for (int i = 0; i < KILLS; i++) {
        var pod = operator.awaitAvailable(killed);
        deployments.add(sandbox.create("praxis-" + i, "exposure: {type: ClusterIP}"));
        // Not a wait for anything: the moment is what is tried.
        Thread.sleep(moments.nextInt(WINDOW_MILLIS));
        OperatorProcess.kill(cluster, pod);
        killed.add(pod.getMetadata().getUid());
      }
      operator.awaitAvailable(killed);
      deployments.forEach(Sofia::awaitReady);
      assertThat(history.secrets()).hasSize(2 * KILLS);
      assertThat(history.changed()).as("generated Secrets that had two values").isEmpty();
    }
  }
}
