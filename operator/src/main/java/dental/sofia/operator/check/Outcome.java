package dental.sofia.operator.check;

/** What a check found. */
public sealed interface Outcome {

  /** One stable line for people. */
  String message();

  /** It holds. */
  record Passed(String message) implements Outcome {}

  /** It does not hold. */
  record Failed(Reason reason, String message) implements Outcome {}

  /** The check could not tell. Never reported as broken. */
  record Unknown(Reason reason, String message) implements Outcome {}
}
