package dental.sofia.calendar.operation;

/**
 * A copy that is none, or is not whole, or that there is no room for. The message is for who runs
 * the command.
 */
final class UnusableDump extends RuntimeException {
  UnusableDump(String message) {
    super(message);
  }
}
