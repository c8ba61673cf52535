package dental.sofia.operator.check;

/**
 * Type of a condition, named so that True is the good state.
 *
 * @param text as in the status, like LiveKitAvailable
 */
public record ConditionType(String text) {
  @Override
  public String toString() {
    return text;
  }
}
