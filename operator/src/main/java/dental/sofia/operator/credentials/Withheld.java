package dental.sofia.operator.credentials;

/**
 * Something that a question needs can't be read. The message says what, and which right is missing.
 */
public final class Withheld extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one stable line
   */
  public Withheld(String message) {
    // It says what could not be read and not where in the code; a stack trace would say nothing.
    super(message, null, false, false);
  }
}
