package dental.sofia.agent.rtc;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How to come into a room.
 *
 * @param server {@code ws://} or {@code wss://}, as LiveKit's clients know it
 * @param token a join token; it ends up in no log
 * @param relayOnly media through a TURN server only, whatever the server says
 * @param answerWithin how long the server may take for any one answer
 * @param returnWithin how long to try to come back when the connection is lost
 */
public record JoinOptions(
    URI server, String token, boolean relayOnly, Duration answerWithin, Duration returnWithin) {

  /** The protocol whose messages are understood: the last with an offer for the subscriber. */
  private static final int PROTOCOL = 16;

  public static JoinOptions of(URI server, String token) {
    return new JoinOptions(server, token, false, Duration.ofSeconds(10), Duration.ofSeconds(60));
  }

  public JoinOptions relayOnly(boolean only) {
    return new JoinOptions(server, token, only, answerWithin, returnWithin);
  }

  public JoinOptions returnWithin(Duration limit) {
    return new JoinOptions(server, token, relayOnly, answerWithin, limit);
  }

  URI joinUri(String currentToken) {
    return uri(currentToken, "");
  }

  URI resumeUri(String currentToken, String participantSid, int reason) {
    return uri(currentToken, "&reconnect=1&reconnect_reason=" + reason + "&sid=" + participantSid);
  }

  private URI uri(String currentToken, String more) {
    String base = server.toString().replaceFirst("^http", "ws").replaceFirst("/+$", "");
    return URI.create(
        base
            + "/rtc?access_token="
            + URLEncoder.encode(currentToken, StandardCharsets.UTF_8)
            + "&protocol="
            + PROTOCOL
            + "&auto_subscribe=1&sdk=unknown&version=1&os=linux"
            + more);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "JoinOptions[" + server + (relayOnly ? ", relay only" : "") + "]";
  }
}
