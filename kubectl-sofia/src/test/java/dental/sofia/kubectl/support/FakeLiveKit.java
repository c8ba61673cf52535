package dental.sofia.kubectl.support;

import dental.sofia.operator.resolve.Ports;
import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.support.FakeHttpServer;
import dental.sofia.wire.support.FakeIceAgent;
import dental.sofia.wire.support.TcpServer;
import dental.sofia.wire.support.UdpPeer;
import dental.sofia.wire.turn.TurnCredentials;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As much of LiveKit as a caller who only verifies can see: signalling on a loopback port, and an
 * ICE agent on a loopback address that stands for the pod's.
 */
public final class FakeLiveKit implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger((int) ProcessHandle.current().pid());
  private static final Pattern TOKEN = Pattern.compile("access_token=(\\S+)|Bearer (\\S+)");

  private final ApiKey key;
  private final String podIp = unusedAddress();
  private final IceCredentials ice = IceCredentials.random();
  private final AtomicInteger present = new AtomicInteger();
  private final FakeHttpServer signalling;
  private AutoCloseable media;
  private List<String> turnUrls = List.of();
  private String turnSecret = "unused";
  private String candidate;
  private Duration ahead = Duration.ZERO;
  private boolean credulous;
  private boolean onlyAnswering;

  public FakeLiveKit(ApiKey key) {
    this.key = key;
    this.signalling = new FakeHttpServer(this::answer);
    var agent = new FakeIceAgent(ice);
    this.media = new UdpPeer(new InetSocketAddress(podIp, Ports.MEDIA_UDP), agent::answer);
    this.candidate = "udp 1 " + podIp + " " + Ports.MEDIA_UDP + " typ host";
  }

  /** All of 127/8 is this machine; so two at a time don't meet. */
  private static String unusedAddress() {
    int n = COUNT.getAndIncrement();
    return "127." + (128 + (n >> 14 & 0x7f)) + "." + (n >> 7 & 0x7f) + "." + (1 + (n & 0x7f));
  }

  /** Sends callers there, with credentials made with this secret. */
  public FakeLiveKit relayingThrough(String secret, String... urls) {
    turnUrls = List.of(urls);
    turnSecret = secret;
    return this;
  }

  /** Takes media over TCP only (RFC 4571), on the address of the pod. */
  public FakeLiveKit direct() {
    silenceMedia();
    var agent = new FakeIceAgent(ice);
    var server =
        TcpServer.at(
            new InetSocketAddress(podIp, 0),
            client ->
                agent
                    .answer(
                        framed(client.getInputStream()),
                        (InetSocketAddress) client.getRemoteSocketAddress())
                    .ifPresent(datagram -> write(datagram, client)));
    media = server;
    candidate = "tcp 1 " + podIp + " " + server.port() + " typ host tcptype passive";
    turnUrls = List.of("stun:127.0.0.1:" + server.port());
    return this;
  }

  public FakeLiveKit offering(String other) {
    candidate = other;
    return this;
  }

  /** Nobody answers where media goes. */
  public FakeLiveKit silenceMedia() {
    try {
      media.close();
      return this;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public FakeLiveKit clockAhead(Duration difference) {
    ahead = difference;
    return this;
  }

  /** Makes no ICE checks of its own. */
  public FakeLiveKit onlyAnswering() {
    onlyAnswering = true;
    return this;
  }

  /** Takes every token. */
  public FakeLiveKit credulous() {
    credulous = true;
    return this;
  }

  public int port() {
    return signalling.origin().endpoint().port();
  }

  /** In mode Direct. */
  public int mediaPort() {
    return ((TcpServer) media).port();
  }

  public String podIp() {
    return podIp;
  }

  /** Participants that joined and did not leave. */
  public int present() {
    return present.get();
  }

  public void stopSignalling() {
    signalling.close();
  }

  @Override
  public void close() {
    signalling.close();
    silenceMedia();
  }

  private String answer(String request) {
    if (request.startsWith("GET / ")) {
      String date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
      return "HTTP/1.1 200 OK\r\nDate: " + date + "\r\n\r\nOK";
    }
    if (!isOurs(request)) {
      return "HTTP/1.1 401 Unauthorized\r\n\r\ninvalid token";
    }
    if (request.startsWith("GET /rtc/validate")) {
      return "HTTP/1.1 200 OK\r\n\r\nsuccess";
    }
    if (request.startsWith("DELETE ")) {
      present.decrementAndGet();
      return "HTTP/1.1 200 OK\r\n\r\n";
    }
    present.incrementAndGet();
    if (!onlyAnswering) {
      RelayedCaller.in(request).ifPresent(caller -> caller.choose(podIp, ice));
    }
    return "HTTP/1.1 201 Created\r\nLocation: /whip/v1/PA_1\r\n"
        + turnUrls.stream().map(this::link).collect(Collectors.joining())
        + "\r\nv=0\r\na=ice-ufrag:%s\r\na=ice-pwd:%s\r\na=candidate:1 1 %s\r\n"
            .formatted(ice.ufrag(), ice.password(), candidate);
  }

  private String link(String url) {
    var credentials =
        TurnCredentials.rest(turnSecret, "PA_1", Instant.now().plus(Duration.ofHours(1)));
    return "Link: <%s>; username=\"%s\"; credential=\"%s\"; rel=\"ice-server\"\r\n"
        .formatted(url.replace("?", "%3F"), credentials.username(), credentials.password());
  }

  /** The claims are as they came; what is looked at is whether our key signed them. */
  private boolean isOurs(String request) {
    var found = TOKEN.matcher(request);
    if (!found.find()) {
      return false;
    }
    String token = found.group(1) != null ? found.group(1) : found.group(2);
    String[] parts = token.split("\\.");
    return credulous || parts.length == 3 && parts[2].equals(signature(parts[0] + "." + parts[1]));
  }

  private String signature(String signed) {
    try {
      var mac = javax.crypto.Mac.getInstance("HmacSHA256");
      mac.init(new javax.crypto.spec.SecretKeySpec(key.secret().getBytes(), "HmacSHA256"));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes()));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] framed(InputStream in) throws java.io.IOException {
    return in.readNBytes(ByteBuffer.wrap(in.readNBytes(2)).getShort());
  }

  private static void write(byte[] datagram, Socket client) {
    try {
      byte[] frame =
          ByteBuffer.allocate(2 + datagram.length)
              .putShort((short) datagram.length)
              .put(datagram)
              .array();
      client.getOutputStream().write(frame);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
