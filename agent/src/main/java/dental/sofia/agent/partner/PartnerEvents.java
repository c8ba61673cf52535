package dental.sofia.agent.partner;

/** Is told how partners do; for figures and health. */
public interface PartnerEvents {
  PartnerEvents NONE = new PartnerEvents() {};

  /**
   * @param provider its name
   */
  default void failed(String provider, Failure failure) {}

  /** It fails now, as was found out without a caller. */
  default void failing(String provider, Failure failure) {}

  /** It has answered a caller, or would have. */
  default void worked(String provider) {}

  /** The rest of a call is held by somebody simpler. */
  default void fellBack(String provider) {}
}
