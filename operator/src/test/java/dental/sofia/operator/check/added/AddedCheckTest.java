package dental.sofia.operator.check.added;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.apply.Applied;
import dental.sofia.operator.check.CheckResult;
import dental.sofia.operator.check.CheckRunner;
import dental.sofia.operator.metrics.Fleet;
import dental.sofia.operator.metrics.ReconcileMetrics;
import dental.sofia.operator.status.StatusComposer;
import dental.sofia.operator.support.Conditions;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Resources;
import dental.sofia.operator.support.Workloads;
import io.fabric8.kubernetes.api.model.Condition;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One file is all it takes: the operator, put together by injection as it is when it runs, finds
 * the check beside this test.
 */
@QuarkusTest
@WithKubernetesTestServer
class AddedCheckTest {

  @Inject CheckRunner checks;
  @Inject StatusComposer statuses;
  @Inject ReconcileMetrics metrics;
  @Inject Fleet fleet;
  @Inject PrometheusMeterRegistry registry;

  @Test
  void appearsInTheStatusInTheAggregateAndInTheMetrics() {
    SofiaDeployment resource = Resources.withSpec("{}");
    List<CheckResult> results =
        metrics.timedChecks(() -> checks.run(Workloads.facts("{}", Map.of())));
    var status =
        statuses.reconciled(resource, Models.of(resource), new Applied.Complete(), results);

    assertThat(Conditions.find(status, "HandsetCharged"))
        .returns("False", Condition::getStatus)
        .returns("HandsetEmpty", Condition::getReason);
    assertThat(Conditions.find(status, "Ready").getStatus()).isEqualTo("False");
    assertThat(Conditions.find(status, "Ready").getMessage()).contains("HandsetCharged");

    resource.setStatus(status);
    fleet.watch(() -> Stream.of(resource));
    assertThat(registry.scrape())
        .contains(
            "sofia_check_status{namespace=\"practices\",name=\"praxis\",condition=\"HandsetCharged\",} 0.0",
            "sofia_check_duration_seconds_count{condition=\"HandsetCharged\",result=\"failed\"");
  }
}
