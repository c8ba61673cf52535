package dental.sofia.agent.speech;

/** A text could not be spoken; the message says why. */
public final class SpeechException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SpeechException(String message, Throwable cause) {
    super(message, cause);
  }
}
