package dental.sofia.operator.check;

/**
 * Why a condition is not True, in one word. Constants of this type are what the runbook has a
 * section for.
 *
 * @param text as in the status, like ConfigRejected
 * @param kind what it takes to get out of it
 */
public record Reason(String text, Kind kind) {

  /** What it takes to get out of a state. */
  public enum Kind {
    /** Time: the cluster is at work. */
    PROGRESS,
    /** Something is broken that may come back by itself. */
    FAULT,
    /** A person. */
    STUCK
  }

  public static Reason progress(String text) {
    return new Reason(text, Kind.PROGRESS);
  }

  public static Reason fault(String text) {
    return new Reason(text, Kind.FAULT);
  }

  public static Reason stuck(String text) {
    return new Reason(text, Kind.STUCK);
  }

  @Override
  public String toString() {
    return text;
  }
}
