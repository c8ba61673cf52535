package dental.sofia.wire.support.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.ice.IceResult;
import dental.sofia.wire.ice.NominationResult;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.jwt.LiveKitToken;
import dental.sofia.wire.livekit.LiveKitHttp;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.support.Eventually;
import dental.sofia.wire.turn.AllocateResult;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.Permitted;
import dental.sofia.wire.turn.Refused;
import dental.sofia.wire.turn.TurnClient;
import dental.sofia.wire.turn.TurnCredentials;
import dental.sofia.wire.whip.IceServer;
import dental.sofia.wire.whip.WhipClient;
import dental.sofia.wire.whip.WhipResult;
import dental.sofia.wire.whip.WhipSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asked by the real clients: to them it is what it stands for. */
class FakeFleetTest {
  private static final String SECRET = "a-secret-of-coturn";
  private static final String URL = "turn:turn.example.org:3478?transport=tcp";
  private static final ApiKey KEY = new ApiKey("key", "a-secret-of-livekit");

  private final Deadline deadline = Deadline.after(Duration.ofSeconds(10));
  private final List<InetAddress> joined = new CopyOnWriteArrayList<>();
  private final FakeFleet fleet =
      new FakeFleet(
          new FleetKeys(KEY, SECRET, URL),
          new InetSocketAddress("0.0.0.0", 0),
          new InetSocketAddress("0.0.0.0", 0),
          InetAddress::isLoopbackAddress,
          joined::add);

  @AfterEach
  void end() {
    fleet.close();
  }

  @Test
  void takesItsOwnKeyAndNoOther() {
    var http = new LiveKitHttp(livekit("127.0.0.2"));
    assertThat(http.health(deadline))
        .isInstanceOfSatisfying(
            LiveKitHttp.Health.Answered.class, health -> assertThat(health.date()).isPresent());
    assertThat(http.validate(token(KEY), deadline))
        .isInstanceOf(LiveKitHttp.Validation.Accepted.class);
    assertThat(http.validate(token(new ApiKey("key", "another")), deadline))
        .isInstanceOf(LiveKitHttp.Validation.Refused.class);
    assertThat(http.listRooms(token(KEY), deadline))
        .isEqualTo(new LiveKitHttp.Rooms.Listed(List.of()));
  }

  @Test
  void isThePodWhoseAddressWasAsked() throws Exception {
    try (var session = join("127.0.0.2")) {
      assertThat(session.answer().offered()).containsExactly("udp 127.0.0.2:7882 host");
      assertThat(session.iceServers()).extracting(IceServer::url).containsExactly(URL);
      InetAddress pod = InetAddress.getByName("127.0.0.2");
      Eventually.holds("the join is told of", () -> joined.contains(pod));
      assertThat(allocate("127.0.0.3", session.iceServers().getFirst().credentials()))
          .isInstanceOfSatisfying(
              Allocated.class,
              allocated ->
                  assertThat(allocated.relayed().getAddress().getHostAddress())
                      .isEqualTo("127.0.0.3"));
    }
  }

  @Test
  void refusesWhoHasNoCredentialsOrHadThem() throws Exception {
    assertThat(allocate("127.0.0.3", credentials(Instant.now().plusSeconds(30))))
        .isInstanceOf(Allocated.class);
    assertThat(allocate("127.0.0.3", credentials(Instant.now().minusSeconds(30))))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(401));
    try (var turn = coturn("127.0.0.3")) {
      assertThat(turn.allocate())
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo(401));
    }
    Eventually.holds("all is given back", () -> fleet.allocations() == 0);
  }

  @Test
  void relaysToPodsOnlyAndLetsLiveKitConnect() throws Exception {
    var media = new InetSocketAddress("127.0.0.2", FakeLiveKit.MEDIA);
    try (var session = join("127.0.0.2");
        var relay = coturn("127.0.0.3")) {
      var allocated = (Allocated) relay.allocate(session.iceServers().getFirst().credentials());
      assertThat(relay.createPermission(new InetSocketAddress("192.0.2.1", 1)))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo(403));
      assertThat(relay.createPermission(media)).isInstanceOf(Permitted.class);
      assertThat(session.iceCheck().through(relay, media, deadline))
          .isInstanceOf(IceResult.Answered.class);
      var client = new WhipClient(livekit("127.0.0.2"));
      var passive =
          (WhipResult.Joined) client.joinPassively(allocated.relayed(), token(KEY), deadline);
      assertThat(
              passive
                  .session()
                  .iceAnswerer()
                  .awaitNomination(relay, Duration.ofSeconds(1), Duration.ofSeconds(1), deadline))
          .isInstanceOf(NominationResult.Nominated.class);
    }
  }

  @Test
  void resolvesNamesToIpv4Only() {
    String name = "046e616d65076578616d706c6500";
    assertThat(dns("abcd01000001000000000000" + name + "00010001"))
        .isEqualTo(
            "abcd81800001000100000000"
                + name
                + "00010001"
                + "c00c0001000100000005"
                + "00040a600009");
    assertThat(dns("abcd01000001000000000000" + name + "001c0001"))
        .isEqualTo("abcd81800001000000000000" + name + "001c0001");
  }

  private static String dns(String query) {
    byte[] answer = FakeDns.answer(HexFormat.of().parseHex(query), null).orElseThrow();
    return HexFormat.of().formatHex(answer);
  }

  private WhipSession join(String pod) {
    return ((WhipResult.Joined) new WhipClient(livekit(pod)).join(token(KEY), deadline)).session();
  }

  private AllocateResult allocate(String pod, TurnCredentials credentials) {
    try (var turn = coturn(pod)) {
      return turn.allocate(credentials);
    }
  }

  private TurnClient coturn(String pod) {
    return TurnClient.to(Endpoint.tcp(pod, fleet.turnPort()), deadline);
  }

  private HttpOrigin livekit(String pod) {
    return HttpOrigin.of(Endpoint.tcp(pod, fleet.signallingPort()));
  }

  private static TurnCredentials credentials(Instant end) {
    return TurnCredentials.rest(SECRET, TurnCredentials.PROBE_USER, end);
  }

  private static String token(ApiKey key) {
    return LiveKitToken.probe("room", Instant.now().plusSeconds(60)).sign(key);
  }
}
