package dental.sofia.kubectl.verify;

import java.util.Optional;

/**
 * One thing that was found.
 *
 * @param from who looked
 * @param check what must hold
 * @param result whether it does
 * @param reason one word that the runbook has a section for; absent where it passed
 * @param message one line with the facts
 * @param nextStep what to do about it, from the runbook; absent where it passed
 */
public record Row(
    From from,
    String check,
    Result result,
    Optional<String> reason,
    String message,
    Optional<String> nextStep) {

  /** Who looked. */
  public enum From {
    /** The operator, from inside the cluster; its newest condition. */
    OPERATOR("operator"),
    /** This program, from where it runs. */
    HERE("here");

    private final String text;

    From(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** Whether something holds; in the order of their weight. */
  public enum Result {
    PASSED("Passed"),
    UNKNOWN("Unknown"),
    FAILED("Failed");

    private final String text;

    Result(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
