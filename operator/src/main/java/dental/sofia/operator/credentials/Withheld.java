package dental.sofia.operator.credentials;

/** Something that a question needs may not be read. The message says which right is missing. */
public final class Withheld extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one stable line, for whoever can grant the right
   */
  public Withheld(String message) {
    // It says that a right is missing and not where; a stack trace would say nothing.
    super(message, null, false, false);
  }
}
