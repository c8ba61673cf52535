package dental.sofia.operator.status;

import static dental.sofia.operator.support.Conditions.condition;
import static dental.sofia.operator.support.Conditions.find;
import static dental.sofia.operator.support.Conditions.status;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.resolve.Resolution.Problem;
import dental.sofia.operator.support.Resources;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The status of a resource that was left alone, for whatever reason. */
class UnreconciledStatusTest {

  private final StatusComposer statuses = new StatusComposer(Clock.systemUTC());
  private final SofiaDeployment resource = Resources.withSpec("{}");

  @Test
  void aRejectedSpecListsEveryProblemAndStalls() {
    var status = rejected();
    assertThat(find(status, "SpecAccepted"))
        .returns("False", Condition::getStatus)
        .returns("InvalidSpec", Condition::getReason)
        .returns("a: one; b: two; what runs was left as it was", Condition::getMessage);
    assertThat(find(status, "Stalled").getStatus()).isEqualTo("True");
    assertThat(find(status, "Ready").getStatus()).isEqualTo("False");
  }

  @Test
  void aRejectedSpecLeavesWhatIsKnownOfWhatRuns() {
    Condition available = condition("LiveKitAvailable", "True", "Passed");
    resource.setStatus(status(available));
    var status = rejected();
    assertThat(status.conditions()).contains(available);
    assertThat(status.url()).isEqualTo("ws://localhost:7880");
  }

  @Test
  void suspendedIsNeitherReadyNorBrokenNorUnderWay() {
    Condition available = condition("LiveKitAvailable", "True", "Passed");
    resource.setStatus(status(available, condition("Stalled", "True", "ConfigRejected")));
    var status = statuses.suspended(resource);
    assertThat(find(status, "Ready"))
        .returns("Unknown", Condition::getStatus)
        .returns("Suspended", Condition::getReason);
    assertThat(find(status, "Reconciling").getStatus()).isEqualTo("False");
    assertThat(find(status, "Stalled").getStatus()).isEqualTo("False");
    assertThat(status.conditions()).contains(available);
  }

  @Test
  void aFailedReconcileIsAFaultThatMayPass() {
    Condition available = condition("LiveKitAvailable", "True", "Passed");
    resource.setStatus(status(available));
    var status = statuses.failed(resource, "the API server can't be reached");
    assertThat(find(status, "Ready"))
        .returns("False", Condition::getStatus)
        .returns("ReconcileError", Condition::getReason);
    assertThat(find(status, "Stalled").getStatus()).isEqualTo("False");
    assertThat(status.conditions()).contains(available);
  }

  private SofiaDeploymentStatus rejected() {
    return statuses.rejected(
        resource, Reasons.INVALID_SPEC, List.of(new Problem("a", "one"), new Problem("b", "two")));
  }
}
