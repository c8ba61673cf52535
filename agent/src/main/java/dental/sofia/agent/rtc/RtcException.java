package dental.sofia.agent.rtc;

/** What was asked of a room could not be done; the message says why. */
public final class RtcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Trying again would end the same way. */
  private final boolean fatal;

  RtcException(String message) {
    this(message, false, null);
  }

  RtcException(String message, boolean fatal, Throwable cause) {
    super(message, cause);
    this.fatal = fatal;
  }

  /** The server refused, so that there is no point in trying again. */
  public boolean fatal() {
    return fatal;
  }
}
