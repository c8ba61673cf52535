package dental.sofia.operator.support;

import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.List;

/** Statuses by hand. */
public final class Conditions {

  /** Of every condition that is made here. */
  public static final String SINCE = "2026-01-01T08:00:00Z";

  private Conditions() {}

  public static Condition condition(String type, String status, String reason) {
    return new ConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason)
        .withMessage("because")
        .withLastTransitionTime(SINCE)
        .withObservedGeneration(Resources.GENERATION)
        .build();
  }

  public static SofiaDeploymentStatus status(Condition... conditions) {
    return new SofiaDeploymentStatus(
        Resources.GENERATION, "ws://localhost:7880", null, List.of(conditions));
  }

  public static Condition find(SofiaDeploymentStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no condition " + type + " in " + status));
  }
}
