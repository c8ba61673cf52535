package dental.sofia.operator.status;

import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Reason;
import java.util.Optional;

/**
 * One condition before it is merged with the one before.
 *
 * @param type its type
 * @param state its state
 * @param reason one word, also for the good state
 * @param kind of the reason; empty in the good state
 * @param message one line
 */
record Verdict(
    ConditionType type, State state, String reason, Optional<Reason.Kind> kind, String message) {

  /** Status of a condition. */
  enum State {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String text;

    State(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  static Verdict good(ConditionType type, String reason, String message) {
    return new Verdict(type, State.TRUE, reason, Optional.empty(), message);
  }

  static Verdict bad(ConditionType type, Reason reason, String message) {
    return new Verdict(type, State.FALSE, reason.text(), Optional.of(reason.kind()), message);
  }

  static Verdict unknown(ConditionType type, Reason reason, String message) {
    return new Verdict(type, State.UNKNOWN, reason.text(), Optional.of(reason.kind()), message);
  }

  boolean is(Reason.Kind wanted) {
    return kind.filter(k -> k == wanted).isPresent();
  }
}
