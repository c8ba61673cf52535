package dental.sofia.e2e.harness;

import io.fabric8.kubernetes.api.model.Condition;

/** What tests say of a condition. */
final class Words {

  private Words() {}

  static String of(Condition condition) {
    return "%s=%s %s: %s"
        .formatted(
            condition.getType(),
            condition.getStatus(),
            condition.getReason(),
            condition.getMessage());
  }
}
