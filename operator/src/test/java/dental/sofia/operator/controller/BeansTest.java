package dental.sofia.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.support.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeansTest {

  private final Beans beans = new Beans();

  @Test
  void aSingleReplicaElectsNobody() {
    assertThat(beans.leaderElection(Settings.with(Map.of()))).isNull();
  }

  @Test
  void severalReplicasElectOneByTheLeaseThatTheChartAllows() {
    var election =
        beans.leaderElection(
            Settings.with(
                Map.of(
                    "sofia.leader-election.enabled", "true",
                    "sofia.leader-election.lease-name", "praxis-operator",
                    "sofia.leader-election.lease-namespace", "sofia-system")));
    assertThat(election.getLeaseName()).isEqualTo("praxis-operator");
    assertThat(election.getLeaseNamespace()).contains("sofia-system");
  }
}
