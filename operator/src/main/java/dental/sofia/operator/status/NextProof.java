package dental.sofia.operator.status;

import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * When a deployment is proved again though nothing happened. One that is ready, after the interval.
 * One that is not, after half of the time that it has not been ready, from one second up to ten:
 * soon at first, because a new pod may not yet be reached through its Service and no event will say
 * when it is.
 *
 * <p>Deployments that were made together are not proved together for ever: each has an interval
 * that is a little shorter than asked for, by up to a tenth.
 */
public final class NextProof {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(10);

  private NextProof() {}

  /** How many different intervals there are. */
  private static final int PARTS = 256;

  /**
   * @param uid of the deployment
   */
  public static Duration after(
      SofiaDeploymentStatus status, Instant now, Duration interval, String uid) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals(ConditionTypes.READY.text()))
        .filter(condition -> !condition.getStatus().equals("True"))
        .findFirst()
        .map(ready -> Duration.between(Instant.parse(ready.getLastTransitionTime()), now))
        // A clock that was set back says nothing about the age.
        .map(since -> since.isNegative() ? MOST : since.dividedBy(2))
        .map(half -> half.compareTo(LEAST) < 0 ? LEAST : half)
        .map(half -> half.compareTo(MOST) > 0 ? MOST : half)
        .filter(half -> half.compareTo(interval) < 0)
        .orElseGet(() -> interval.minus(jitter(interval, uid)));
  }

  private static Duration jitter(Duration interval, String uid) {
    // The hash of a text differs little between similar ones; the multiplier spreads it.
    int part = Math.floorMod((uid.hashCode() * 0x9E3779B9) >>> 16, PARTS);
    // At least a fortieth, so that the reconcile that comes first fits into the interval as well.
    return interval.dividedBy(40).plus(interval.multipliedBy(3L * part).dividedBy(40L * PARTS));
  }
}
