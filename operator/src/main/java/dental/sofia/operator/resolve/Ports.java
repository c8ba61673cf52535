package dental.sofia.operator.resolve;

/**
 * Ports inside the pods, the same in every deployment; what callers see is decided by the exposure.
 */
public final class Ports {

  /** LiveKit: HTTP and WebSocket. */
  public static final int SIGNALLING = 7880;

  /** LiveKit: the one UDP socket for media in mode Relay. Never behind a Service. */
  public static final int MEDIA_UDP = 7882;

  /** coturn: TURN over TCP (RFC 8656). */
  public static final int TURN = 3478;

  /** coturn: TURN over TLS (RFC 7065), where there is a certificate. */
  public static final int TURN_TLS = 5349;

  /** coturn: the first relay port. Below it is room for what else runs in a pod. */
  public static final int FIRST_RELAY = 49160;

  /** The calendar: page, routes and health. */
  public static final int CALENDAR = 3005;

  /** The agent: its health, and what LiveKit tells it. */
  public static final int AGENT = 8080;

  private Ports() {}
}
