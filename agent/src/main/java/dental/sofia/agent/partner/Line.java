package dental.sofia.agent.partner;

/** Something that was said or written in a call. */
public record Line(Speaker speaker, String text) {

  /** Who says something. */
  public enum Speaker {
    CALLER,
    SOFIA
  }
}
