package dental.sofia.operator.check.service;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.check.CheckResult;
import dental.sofia.operator.check.CheckRunner;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.config.OperatorConfig;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.support.Settings;
import dental.sofia.operator.support.Workloads;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What needs no cluster; that a good Service passes is shown in one. */
class ServicesReachableTest {

  private static final Workload READY =
      new Workload(
          Optional.empty(),
          Optional.of(Workloads.service("ClusterIP", "[{port: 7880, protocol: TCP}]", "{}")),
          List.of(Workloads.pod("{podIP: 127.0.0.1, conditions: [{type: Ready, status: 'True'}]}")),
          Map.of());

  @Test
  void namesTheServiceWhoseNameDoesNotResolve() {
    assertThat(run(Settings.inCluster()))
        .singleElement()
        .extracting(CheckResult::outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(ServicesReachable.SERVICE_NAME_UNRESOLVED);
              assertThat(failed.message()).contains("praxis-livekit.practices.svc.cluster.local");
            });
  }

  @Test
  void saysNothingWhereTheOperatorIsNotInTheCluster() {
    assertThat(run(Settings.with(Map.of()))).isEmpty();
  }

  private static List<CheckResult> run(OperatorConfig config) {
    return new CheckRunner(List.of(new ServicesReachable(config)), Clock.systemUTC())
        .run(Workloads.facts("{}", Map.of(ComponentName.LIVEKIT, READY)));
  }
}
