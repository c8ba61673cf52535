package dental.sofia.operator.check;

/**
 * The conditions that checks point to when they could not ask: each has the cause of others' doubt.
 * Here, so that checks that point to each other need not know each other.
 */
public final class Causes {

  /** LiveKit itself is broken. */
  public static final ConditionType LIVEKIT_HEALTHY = new ConditionType("LiveKitHealthy");

  /** Clocks differ. */
  public static final ConditionType CLOCK_IN_SYNC = new ConditionType("ClockInSync");

  /** LiveKit offers something else than it should. */
  public static final ConditionType ICE_TCP_ONLY = new ConditionType("IceTcpOnly");

  /** coturn itself is broken, or refuses. */
  public static final ConditionType TURN_CREDENTIALS_VALID =
      new ConditionType("TurnCredentialsValid");

  /** coturn is open to everybody. */
  public static final ConditionType TURN_SECURE = new ConditionType("TurnSecure");

  /** TLS to coturn is broken. */
  public static final ConditionType CERTIFICATE_VALID = new ConditionType("CertificateValid");

  /** The way between coturn and LiveKit is broken. */
  public static final ConditionType MEDIA_PATH_VERIFIED = new ConditionType("MediaPathVerified");

  /** The calendar itself is broken. */
  public static final ConditionType CALENDAR_HEALTHY = new ConditionType("CalendarHealthy");

  /** The agent itself is broken. */
  public static final ConditionType AGENT_READY = new ConditionType("AgentReady");

  private Causes() {}
}
