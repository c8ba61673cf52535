package dental.sofia.wire;

import java.time.Duration;

/**
 * The moment until which an answer is of use. One deadline is handed down through all steps of an
 * operation, so that their times add up to no more than the caller agreed to.
 *
 * <p>Measured by {@link System#nanoTime}: a clock that is set does not lengthen a check.
 */
public final class Deadline {
  private static final long LONGEST = Duration.ofDays(365).toNanos();

  private final long at;

  private Deadline(long at) {
    this.at = at;
  }

  public static Deadline after(Duration budget) {
    return new Deadline(System.nanoTime() + nanos(budget));
  }

  /** This deadline, or one after the budget if that is sooner. */
  public Deadline within(Duration budget) {
    return new Deadline(System.nanoTime() + Math.min(remainingNanos(), nanos(budget)));
  }

  /** Never negative. */
  public Duration remaining() {
    return Duration.ofNanos(remainingNanos());
  }

  /** Never negative. */
  public long remainingNanos() {
    return Math.max(0, at - System.nanoTime());
  }

  public boolean passed() {
    return remainingNanos() == 0;
  }

  private static long nanos(Duration budget) {
    // A century in nanoseconds would overflow; nobody waits that long.
    return budget.compareTo(Duration.ofNanos(LONGEST)) > 0
        ? LONGEST
        : Math.max(0, budget.toNanos());
  }
}
