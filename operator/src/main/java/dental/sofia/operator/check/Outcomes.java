package dental.sofia.operator.check;

import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.credentials.Withheld;
import java.util.List;

/** Sums up what was found for each pod. */
public final class Outcomes {

  /** There is no ready pod that could be asked. */
  public static final Reason NO_READY_PODS = Reason.fault("NoReadyPods");

  /** What this check needs first did not work; another condition says why. */
  public static final Reason NOT_ASKED = Reason.fault("NotAsked");

  /** Whoever asks can't read what it takes to ask this. Usually a right is missing. */
  public static final Reason UNREADABLE = Reason.stuck("Unreadable");

  private Outcomes() {}

  /**
   * @return the first failure; else the first that could not tell; else that all passed
   */
  public static Outcome worst(List<Outcome> outcomes, String allPassed) {
    return outcomes.stream()
        .filter(Failed.class::isInstance)
        .findFirst()
        .or(() -> outcomes.stream().filter(Unknown.class::isInstance).findFirst())
        .orElseGet(() -> outcomes.isEmpty() ? noReadyPods() : new Passed(allPassed));
  }

  static Unknown withheld(Withheld withheld) {
    return new Unknown(UNREADABLE, withheld.getMessage());
  }

  public static Unknown noReadyPods() {
    return new Unknown(NO_READY_PODS, "there is no ready pod to ask");
  }

  /**
   * @param cause the condition that is False because of the same
   */
  public static Unknown notAsked(String message, ConditionType cause) {
    return new Unknown(NOT_ASKED, message + "; " + cause + " says why");
  }
}
