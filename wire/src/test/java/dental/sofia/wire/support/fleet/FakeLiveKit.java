package dental.sofia.wire.support.fleet;

import dental.sofia.wire.ice.IceCandidate;
import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.stun.Attribute.IceControlling;
import dental.sofia.wire.stun.Attribute.Priority;
import dental.sofia.wire.stun.Attribute.UseCandidate;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.IntegrityKey;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import dental.sofia.wire.turn.TurnCredentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A LiveKit's HTTP as far as the checks ask: health, tokens, WHIP, rooms. Of a token only the
 * signature counts. All sessions have the same ICE credentials, so that none must be remembered.
 */
final class FakeLiveKit {
  /** LiveKit's one UDP socket. */
  static final int MEDIA = 7882;

  private static final Duration CREDENTIAL_LIFETIME = Duration.ofHours(1);

  /** RFC 8445 §5.1.2.1, of a host candidate. */
  private static final long PRIORITY = 126L << 24 | 65_535L << 8 | 255;

  private final FleetKeys keys;
  private final IceCredentials ice;
  private final Relays relays;
  private final Consumer<InetAddress> joined;

  /**
   * @param joined is told which pod was joined by somebody who asks; once a round
   */
  FakeLiveKit(FleetKeys keys, IceCredentials ice, Relays relays, Consumer<InetAddress> joined) {
    this.keys = keys;
    this.ice = ice;
    this.relays = relays;
    this.joined = joined;
  }

  void serve(Socket client) throws Exception {
    client.setTcpNoDelay(true);
    HttpCall call = HttpCall.read(client.getInputStream());
    InetAddress pod = client.getLocalAddress();
    client.getOutputStream().write(answer(call, pod).getBytes(StandardCharsets.UTF_8));
    if (isJoin(call)) {
      if (call.body().contains("a=ice-lite")) {
        connect(pod, call.body());
      } else {
        joined.accept(pod);
      }
    }
  }

  private String answer(HttpCall call, InetAddress pod) throws GeneralSecurityException {
    if (call.target().equals("/")) {
      return response("200 OK", "", "OK");
    }
    if (!isOurs(call.token().orElse(""))) {
      return response("401 Unauthorized", "", "invalid token");
    }
    if (isJoin(call)) {
      return response("201 Created", joinHeaders(), sdp(pod));
    }
    if (call.asks("POST", "/twirp/livekit.RoomService/ListRooms")) {
      return response("200 OK", "Content-Type: application/json\r\n", "{\"rooms\":[]}");
    }
    return call.asks("GET", "/rtc/validate") || call.asks("DELETE", "/whip/v1/")
        ? response("200 OK", "", "success")
        : response("404 Not Found", "", "");
  }

  private static boolean isJoin(HttpCall call) {
    return call.method().equals("POST") && call.target().equals("/whip/v1");
  }

  private static String response(String status, String headers, String body) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
    return "HTTP/1.1 %s\r\nDate: %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, date, headers, body.length(), body);
  }

  private String joinHeaders() {
    var turn =
        TurnCredentials.rest(
            keys.turnSecret(), "participant", Instant.now().plus(CREDENTIAL_LIFETIME));
    return """
        Content-Type: application/sdp\r
        Location: /whip/v1/room/participant\r
        Link: <%s>; rel="ice-server"; username="%s"; credential="%s"; credential-type="password"\r
        """
        .formatted(keys.turnUrl().replace("?", "%3F"), turn.username(), turn.password());
  }

  private String sdp(InetAddress pod) {
    return """
        v=0\r
        o=- 1 1 IN IP4 0.0.0.0\r
        s=-\r
        t=0 0\r
        m=audio 9 UDP/TLS/RTP/SAVPF 111\r
        c=IN IP4 0.0.0.0\r
        a=mid:0\r
        a=ice-ufrag:%s\r
        a=ice-pwd:%s\r
        a=candidate:1 1 udp %d %s %d typ host\r
        a=end-of-candidates\r
        """
        .formatted(ice.ufrag(), ice.password(), PRIORITY, pod.getHostAddress(), MEDIA);
  }

  private boolean isOurs(String token) throws GeneralSecurityException {
    int end = token.lastIndexOf('.');
    if (end < 0) {
      return false;
    }
    ApiKey key = keys.api();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] wanted = mac.doFinal(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
    return MessageDigest.isEqual(wanted, Base64.getUrlDecoder().decode(token.substring(end + 1)));
  }

  /** Checks the caller's relayed candidate and chooses the pair at once, RFC 8445 §8.1.1. */
  private void connect(InetAddress pod, String offer) throws Exception {
    Optional<InetSocketAddress> caller =
        offer
            .lines()
            .filter(line -> line.startsWith("a=candidate:"))
            .flatMap(line -> IceCandidate.parse(line).stream())
            .flatMap(candidate -> candidate.socketAddress().stream())
            .findFirst();
    Optional<Relays.Relay> relay = caller.flatMap(relays::at);
    if (relay.isPresent()) {
      StunMessage check =
          StunMessage.request(
              StunMethod.BINDING,
              new Username(value(offer, "a=ice-ufrag:") + ":" + ice.ufrag()),
              new Priority(PRIORITY),
              new IceControlling(1));
      IntegrityKey key = IntegrityKey.shortTerm(value(offer, "a=ice-pwd:"));
      var media = new InetSocketAddress(pod, MEDIA);
      relay.get().deliver(media, check.signed(key).fingerprinted().encode());
      StunMessage choice = check.again().with(new UseCandidate());
      relay.get().deliver(media, choice.signed(key).fingerprinted().encode());
    }
  }

  private static String value(String offer, String attribute) {
    return offer
        .lines()
        .filter(line -> line.startsWith(attribute))
        .map(line -> line.substring(attribute.length()).strip())
        .findFirst()
        .orElse("");
  }
}
