package dental.sofia.operator.naming;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of the objects of a deployment: the name of the resource and a suffix. A Service's name is
 * a DNS label (RFC 1035), so a name that would grow over 63 characters is cut and made unique again
 * by a hash.
 */
public enum Names {
  /** LiveKit's Deployment, Service, ServiceAccount, ConfigMap and key file. */
  LIVEKIT("livekit"),
  /** coturn's Deployment, Service, ServiceAccount and configuration. */
  TURN("turn"),
  /** The Ingress of page and signalling. */
  WEB("web"),
  /** The generated API key pair. */
  API_KEY("livekit-api-key"),
  /** The generated shared secret of LiveKit and coturn. */
  TURN_SECRET("turn-secret"),
  /** The calendar's Deployment, Service, ServiceAccount and the profile of the practice. */
  CALENDAR("calendar"),
  /** The volume of the embedded database. */
  CALENDAR_DATA("calendar-data"),
  /** The generated name and password with which staff sign in. */
  STAFF("staff"),
  /** What the agent shows to the calendar. */
  AGENT_TOKEN("agent-token"),
  /** The agent's Deployment, Service and ServiceAccount. */
  AGENT("agent");

  private static final int MAX = 63;
  private static final int HASH = 8;

  private final String suffix;

  Names(String suffix) {
    this.suffix = suffix;
  }

  public String of(Identity identity) {
    String name = identity.name() + "-" + suffix;
    if (name.length() <= MAX) {
      return name;
    }
    String hash = hash(identity.name());
    int room = MAX - hash.length() - suffix.length() - 2;
    return identity.name().substring(0, room) + "-" + hash + "-" + suffix;
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
