package dental.sofia.operator.status;

import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.check.Availability;
import dental.sofia.operator.check.service.ServicesReachable;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The changes of conditions that are worth an event: something broke, or it is well again. */
public final class Transitions {

  private static final Set<String> NOT_ANNOUNCED =
      Set.of(ConditionTypes.RECONCILING.text(), ConditionTypes.STALLED.text());

  /** The ways in which a new deployment is not ready and nothing is wrong. */
  private static final Set<String> NO_NEWS =
      Set.of(
          "Pending",
          Reasons.SUSPENDED.text(),
          Availability.ROLLING_OUT.text(),
          Availability.LOAD_BALANCER_PENDING.text(),
          ServicesReachable.ENDPOINTS_PENDING.text());

  private Transitions() {}

  /**
   * One announcement.
   *
   * @param type Normal or Warning
   * @param reason the condition's reason
   * @param message condition and message
   */
  public record Announcement(String type, String reason, String message) {}

  public static List<Announcement> between(
      SofiaDeploymentStatus previous, SofiaDeploymentStatus next) {
    return next.conditions().stream()
        .filter(condition -> !NOT_ANNOUNCED.contains(condition.getType()))
        .flatMap(condition -> announce(find(previous, condition.getType()), condition))
        .toList();
  }

  private static Stream<Announcement> announce(Optional<Condition> before, Condition now) {
    boolean same =
        before
            .filter(
                b -> b.getStatus().equals(now.getStatus()) && b.getReason().equals(now.getReason()))
            .isPresent();
    if (same) {
      return Stream.empty();
    }
    boolean summary = now.getType().equals(ConditionTypes.READY.text());
    if (now.getStatus().equals("True")) {
      boolean wasBroken =
          before
              .filter(b -> b.getStatus().equals("False") && !NO_NEWS.contains(b.getReason()))
              .isPresent();
      return summary || wasBroken ? Stream.of(announcement("Normal", now)) : Stream.empty();
    }
    // Ready repeats what another condition has said, and not to know is not to have found
    // something.
    boolean broken = !summary && now.getStatus().equals("False");
    return broken && !NO_NEWS.contains(now.getReason())
        ? Stream.of(announcement("Warning", now))
        : Stream.empty();
  }

  private static Announcement announcement(String type, Condition condition) {
    return new Announcement(
        type, condition.getReason(), condition.getType() + ": " + condition.getMessage());
  }

  private static Optional<Condition> find(SofiaDeploymentStatus status, String type) {
    return status.conditions().stream().filter(c -> c.getType().equals(type)).findFirst();
  }
}
