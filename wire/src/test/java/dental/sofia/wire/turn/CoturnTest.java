package dental.sofia.wire.turn;

import static dental.sofia.wire.support.Coturn.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.ice.IceCheck;
import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.ice.IceResult;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.support.Coturn;
import dental.sofia.wire.support.Eventually;
import dental.sofia.wire.support.FakeIceAgent;
import dental.sofia.wire.support.TestCertificates;
import dental.sofia.wire.support.UdpPeer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real one. */
class CoturnTest {
  private static final String[] RELAY = {
    "no-udp",
    "no-tls",
    "no-dtls",
    "no-tcp-relay",
    "use-auth-secret",
    "static-auth-secret=" + SECRET,
    "fingerprint",
    "no-cli",
    "denied-peer-ip=0.0.0.0-255.255.255.255",
    "allowed-peer-ip=127.0.0.1"
  };

  @TempDir private static Path directory;

  @BeforeAll
  static void findCoturn() {
    assumeTrue(
        Coturn.binary().isPresent(),
        "no turnserver on the PATH: install the package named in packages.txt to run these tests");
  }

  @Test
  void provesARelayedPathToAnIceAgent() {
    var local = IceCredentials.random();
    var remote = IceCredentials.random();
    try (var coturn = start();
        var agent = new UdpPeer(new FakeIceAgent(remote)::answer);
        var turn = client(coturn)) {
      assertThat(turn.binding()).isInstanceOf(Bound.class);
      assertThat(turn.allocate()).satisfies(refused(401));
      var allocated = (Allocated) turn.allocate(credentials(Instant.now().plusSeconds(60)));
      assertThat(allocated.authenticated()).isTrue();
      assertThat(allocated.relayed().getAddress().getHostAddress()).isEqualTo("127.0.0.1");

      assertThat(new IceCheck(local, remote).through(turn, agent.address(), soon()))
          .isEqualTo(new IceResult.Answered(allocated.relayed()));
    }
  }

  @Test
  void relaysDataOnlyToPermittedPeers() {
    try (var coturn = start();
        var echo = new UdpPeer((datagram, from) -> Optional.of(datagram));
        var turn = client(coturn)) {
      turn.allocate(credentials(Instant.now().plusSeconds(60)));
      assertThat(turn.createPermission(new InetSocketAddress("169.254.169.254", 80)))
          .satisfies(refused(403));
      assertThat(turn.createPermission(echo.address())).isEqualTo(new Permitted(echo.address()));
      var data = Bytes.utf8("hello");
      turn.send(echo.address(), data);
      assertThat(turn.receive(soon())).isEqualTo(new Received(echo.address(), data));
    }
  }

  @Test
  void isRefusedWithCredentialsOfYesterdayOrOfAnotherSecret() {
    try (var coturn = start();
        var late = client(coturn);
        var wrong = client(coturn)) {
      assertThat(late.allocate(credentials(Instant.now().minusSeconds(3600))))
          .satisfies(refused(401));
      assertThat(
              wrong.allocate(
                  TurnCredentials.rest("other", "sofia-probe", Instant.now().plusSeconds(60))))
          .satisfies(refused(401));
    }
  }

  @Test
  void isHeldToItsFirstCredentialsByAConnection() {
    try (var coturn = start();
        var turn = client(coturn)) {
      turn.allocate(TurnCredentials.rest("other", "first", Instant.now().plusSeconds(60)));

      assertThat(turn.allocate(credentials(Instant.now().plusSeconds(60)))).satisfies(refused(437));
    }
  }

  @Test
  void givesEveryAllocationBack() {
    try (var coturn = start("user-quota=1")) {
      for (int i = 0; i < 20; i++) {
        try (var turn = client(coturn);
            var second = client(coturn)) {
          var credentials = credentials(Instant.now().plusSeconds(60));
          assertThat(turn.allocate(credentials)).isInstanceOf(Allocated.class);
          assertThat(second.allocate(credentials)).satisfies(refused(486));
        }
      }
    }
  }

  @Test
  void keepsAnAllocationWhileNoncesGoStale() {
    try (var coturn = start("stale-nonce=1");
        var turn = client(coturn)) {
      turn.allocate(credentials(Instant.now().plusSeconds(60)));
      long start = System.nanoTime();
      while (System.nanoTime() - start < 2_500_000_000L) {
        assertThat(turn.refresh(Duration.ofMinutes(5))).isInstanceOf(Refreshed.class);
        assertThat(turn.receive(Deadline.after(Duration.ofMillis(200)))).isInstanceOf(Failed.class);
      }
    }
  }

  @Test
  void tellsAnOpenRelay() {
    try (var coturn = Coturn.start(directory, "no-udp", "no-tls", "no-dtls", "no-cli", "no-auth");
        var turn = client(coturn)) {
      assertThat(turn.allocate()).isInstanceOf(Allocated.class);
      assertThat(turn.createPermission(new InetSocketAddress("198.51.100.1", 80)))
          .isInstanceOf(Permitted.class);
    }
  }

  @Test
  void tellsThatItRelaysNoUdp() {
    // Not together with no-tcp-relay: with neither, coturn has nothing to do and does not start.
    try (var coturn =
            Coturn.start(
                directory,
                "no-udp",
                "no-tls",
                "no-dtls",
                "no-cli",
                "no-udp-relay",
                "use-auth-secret",
                "static-auth-secret=" + SECRET);
        var turn = client(coturn)) {
      assertThat(turn.allocate(credentials(Instant.now().plusSeconds(60)))).satisfies(refused(442));
    }
  }

  @Test
  void allocatesOverTls() throws Exception {
    var certificates = TestCertificates.valid(directory);
    Path certificate = Files.writeString(directory.resolve("tls.crt"), certificates.chainPem());
    Path key = Files.writeString(directory.resolve("tls.key"), certificates.keyPem());
    // One port does for both: coturn looks at what the first bytes are.
    try (var coturn =
            Coturn.start(
                directory,
                "no-udp",
                "no-dtls",
                "no-cli",
                "use-auth-secret",
                "static-auth-secret=" + SECRET,
                "cert=" + certificate,
                "pkey=" + key);
        var turn = tls(coturn, TestCertificates.HOST, certificates.trust());
        var stranger = tls(coturn, "other.test", certificates.trust())) {
      assertThat(turn.allocate(credentials(Instant.now().plusSeconds(60))))
          .isInstanceOf(Allocated.class);
      assertThat(turn.servedChain()).isEqualTo(certificates.chain());
      assertThat(stranger.binding())
          .isInstanceOfSatisfying(
              Failed.class,
              f -> assertThat(f.fault()).isInstanceOf(Fault.CertificateRejected.class));
    }
  }

  @Test
  void answersByUdpOnlyWhereItIsAllowedTo() throws InterruptedException {
    var patience = Duration.ofSeconds(2);
    try (var tcpOnly = start()) {
      assertThat(UdpProbe.ask(tcpOnly.host(), tcpOnly.port(), patience))
          .isEqualTo(new UdpProbe.Result.PortUnreachable());
    }
    try (var both = Coturn.start(directory, "no-tls", "no-dtls", "no-cli", "no-auth")) {
      // It takes TCP a moment before it listens for UDP.
      Eventually.holds(
          "coturn answers by UDP",
          () ->
              UdpProbe.ask(both.host(), both.port(), patience)
                  .equals(new UdpProbe.Result.Answered()));
    }
  }

  private static Coturn start(String... more) {
    String[] lines = Arrays.copyOf(RELAY, RELAY.length + more.length);
    System.arraycopy(more, 0, lines, RELAY.length, more.length);
    return Coturn.start(directory, lines);
  }

  /** The words differ from version to version. */
  private static Consumer<Object> refused(int code) {
    return result ->
        assertThat(result)
            .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private static TurnClient client(Coturn coturn) {
    return TurnClient.to(coturn.endpoint(), soon());
  }

  private static TurnClient tls(Coturn coturn, String name, Trust trust) {
    return TurnClient.to(new Endpoint.Tls(coturn.host(), coturn.port(), name, trust), soon());
  }

  private static TurnCredentials credentials(Instant expiry) {
    return TurnCredentials.rest(SECRET, TurnCredentials.PROBE_USER, expiry);
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(5));
  }
}
