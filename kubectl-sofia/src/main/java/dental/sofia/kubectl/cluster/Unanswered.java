package dental.sofia.kubectl.cluster;

/** The question could not be asked at all. The message is for the user, on one line. */
public final class Unanswered extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Unanswered(String message) {
    super(message);
  }
}
