package dental.sofia.operator.status;

import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a new status is written now. News that something broke, or that all is well, never waits.
 * News that a rollout got one step further may wait for the next step, so that a settling
 * deployment does not cost a write for each of its pods.
 */
public sealed interface Publication {

  /** Write it. */
  record Now() implements Publication {}

  /** There is no news. */
  record Never() implements Publication {}

  /** Look again after this time; the step may be written together with the next. */
  record Later(Duration delay) implements Publication {}

  static Publication of(
      SofiaDeploymentStatus previous,
      SofiaDeploymentStatus next,
      Instant now,
      Duration progressInterval) {
    if (previous.equals(next)) {
      return new Never();
    }
    if (!isOneStepFurther(previous, next)) {
      return new Now();
    }
    Duration left =
        Duration.between(now, lastTransition(previous.conditions()).plus(progressInterval));
    // A clock that was set back must not put the news off any longer than that.
    return left.isPositive()
        ? new Later(left.compareTo(progressInterval) < 0 ? left : progressInterval)
        : new Now();
  }

  /** Same spec, same summary, and nothing got worse. */
  private static boolean isOneStepFurther(
      SofiaDeploymentStatus previous, SofiaDeploymentStatus next) {
    return Objects.equals(previous.observedGeneration(), next.observedGeneration())
        && Objects.equals(previous.url(), next.url())
        && Objects.equals(previous.page(), next.page())
        && previous.conditions().size() == next.conditions().size()
        && next.conditions().stream().allMatch(c -> isNoWorse(previous.conditions(), c));
  }

  private static boolean isNoWorse(List<Condition> previous, Condition next) {
    boolean summary =
        next.getType().equals(ConditionTypes.READY.text())
            || next.getType().equals(ConditionTypes.RECONCILING.text())
            || next.getType().equals(ConditionTypes.STALLED.text());
    Optional<Condition> before =
        previous.stream().filter(c -> c.getType().equals(next.getType())).findFirst();
    return before
        .filter(
            b ->
                (b.getStatus().equals(next.getStatus()) && b.getReason().equals(next.getReason()))
                    || (!summary && next.getStatus().equals("True")))
        .isPresent();
  }

  private static Instant lastTransition(List<Condition> conditions) {
    return conditions.stream()
        .map(c -> Instant.parse(c.getLastTransitionTime()))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}
