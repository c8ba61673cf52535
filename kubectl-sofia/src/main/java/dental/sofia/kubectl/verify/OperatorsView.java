package dental.sofia.kubectl.verify;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.kubectl.verify.Row.From;
import dental.sofia.kubectl.verify.Row.Result;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.status.ConditionTypes;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the operator last found from inside the cluster: Ready, and all that is not well. */
final class OperatorsView {

  /** The operator has not looked at this spec yet. */
  static final Reason STATUS_OUTDATED = Reason.progress("StatusOutdated");

  private static final String READY = ConditionTypes.READY.text();

  /** True is their abnormal state, and Ready says the same. */
  private static final Set<String> SUMMED_UP =
      Set.of(ConditionTypes.RECONCILING.text(), ConditionTypes.STALLED.text());

  private final Runbook runbook;

  OperatorsView(Runbook runbook) {
    this.runbook = runbook;
  }

  List<Row> rows(SofiaDeployment resource) {
    var status = resource.getStatus();
    Long observed = status == null ? null : status.observedGeneration();
    if (observed == null || observed < resource.getMetadata().getGeneration()) {
      return List.of(outdated(resource, observed));
    }
    var rows = new ArrayList<Row>();
    status.conditions().stream()
        .filter(condition -> condition.getType().equals(READY))
        .map(condition -> row(condition, resource))
        .forEach(rows::add);
    status.conditions().stream()
        .filter(condition -> !condition.getType().equals(READY))
        .filter(condition -> !SUMMED_UP.contains(condition.getType()))
        .map(condition -> row(condition, resource))
        .filter(row -> row.result() != Result.PASSED)
        .forEach(rows::add);
    return rows;
  }

  private Row outdated(SofiaDeployment resource, Long observed) {
    return new Row(
        From.OPERATOR,
        READY,
        Result.UNKNOWN,
        Optional.of(STATUS_OUTDATED.text()),
        "the spec has generation "
            + resource.getMetadata().getGeneration()
            + ", the operator has seen "
            + (observed == null ? "none" : observed),
        runbook.nextStep(STATUS_OUTDATED.text(), resource.getMetadata().getName()));
  }

  private Row row(Condition condition, SofiaDeployment resource) {
    Result result =
        switch (condition.getStatus()) {
          case "True" -> Result.PASSED;
          case "False" -> Result.FAILED;
          default -> Result.UNKNOWN;
        };
    boolean passed = result == Result.PASSED;
    return new Row(
        From.OPERATOR,
        condition.getType(),
        result,
        passed ? Optional.empty() : Optional.of(condition.getReason()),
        condition.getMessage(),
        passed
            ? Optional.empty()
            : runbook.nextStep(condition.getReason(), resource.getMetadata().getName()));
  }
}
