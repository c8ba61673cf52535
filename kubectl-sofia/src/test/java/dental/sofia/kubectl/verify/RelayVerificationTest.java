package dental.sofia.kubectl.verify;

import static dental.sofia.kubectl.verify.Verified.row;
import static dental.sofia.kubectl.verify.Verified.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.kubectl.support.FakeLiveKit;
import dental.sofia.kubectl.support.Praxis;
import dental.sofia.kubectl.verify.Row.Result;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.wire.support.Coturn;
import dental.sofia.wire.support.UdpPeer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mode Relay, through a real coturn. */
class RelayVerificationTest {

  static final String[] CLOSED = {
    "use-auth-secret",
    "static-auth-secret=" + Praxis.TURN_SECRET,
    "no-udp",
    "no-cli",
    "denied-peer-ip=0.0.0.0-255.255.255.255",
    "allowed-peer-ip=127.0.0.0-127.255.255.255"
  };

  @TempDir static Path directory;

  private static Coturn coturn;

  private final FakeLiveKit livekit = new FakeLiveKit(Praxis.KEY);

  @BeforeAll
  static void startCoturn() {
    Assumptions.assumeTrue(Coturn.binary().isPresent(), "coturn is not installed");
    coturn = Coturn.start(directory, CLOSED);
  }

  @AfterAll
  static void stopCoturn() {
    if (coturn != null) {
      coturn.close();
    }
  }

  @AfterEach
  void stop() {
    livekit.close();
  }

  @Test
  void passesWhereEverythingHoldsAndLeavesNobodyInTheRoom() {
    Report report = verify(praxis(coturn));
    assertThat(report.rows())
        .allSatisfy(row -> assertThat(row.result()).as(row.toString()).isEqualTo(Result.PASSED));
    assertThat(report.rows())
        .extracting(Row::check)
        .containsExactly(
            "Ready",
            "AddressResolves",
            "ClockInSync",
            "ConnectsPromptly",
            "IceServersExpected",
            "IceTcpOnly",
            "LiveKitHealthy",
            "MediaPathVerified",
            "TurnCredentialsValid",
            "TurnSecure",
            "UdpSilent");
    assertThat(row(report, "TurnCredentialsValid").message()).endsWith("proved from here");
    assertThat(livekit.present()).isZero();
  }

  @Test
  void failsWhereTheTurnPortLeadsToAnotherDeploymentsRelay() {
    try (var others =
        Coturn.start(
            directory, "use-auth-secret", "static-auth-secret=others", "no-udp", "no-cli")) {
      Row row = row(verify(praxis(others)), "TurnCredentialsValid");
      assertThat(row.result()).isEqualTo(Result.FAILED);
      assertThat(row.reason()).contains("TurnCredentialsRejected");
      assertThat(row.message())
          .contains("127.0.0.1:" + others.port(), "401", "it runs with another one");
      assertThat(row.nextStep().orElseThrow()).contains("deployment/praxis-turn");
    }
  }

  @Test
  void failsWhereAnybodyMayRelay() {
    try (var open = Coturn.start(directory, "no-auth", "no-udp", "no-cli")) {
      Report report = verify(praxis(open));
      assertThat(row(report, "TurnSecure").reason()).contains("OpenRelay");
      // It takes outdated credentials too, because it looks at none; its clock is not to blame.
      assertThat(row(report, "ClockInSync").message()).contains("TurnSecure says why");
    }
  }

  @Test
  void failsWhereTheRelayAnswersToUdp() {
    var door = new InetSocketAddress("127.0.0.1", livekit.port());
    try (var udp = new UdpPeer(door, (datagram, from) -> Optional.of(datagram))) {
      Row row = row(verify(praxis(coturn)), "UdpSilent");
      assertThat(row.reason()).contains("UdpAnswered");
      assertThat(row.message()).contains(String.valueOf(udp.address().getPort()));
    }
  }

  @Test
  void failsWhereMediaGetsNoAnswer() {
    livekit.silenceMedia();
    assertThat(row(verify(praxis(coturn)), "MediaPathVerified").reason()).contains("MediaSilent");
  }

  @Test
  void failsWhereOnlyAnswersComeFromLiveKit() {
    livekit.onlyAnswering();
    Report report = verify(praxis(coturn));
    assertThat(row(report, "ConnectsPromptly").reason()).contains("MediaOneWay");
    assertThat(row(report, "MediaPathVerified").result()).isEqualTo(Result.PASSED);
  }

  @Test
  void failsWhereLiveKitOffersAnotherAddress() {
    livekit.offering("udp 1 203.0.113.9 50001 typ host");
    Row row = row(verify(praxis(coturn)), "IceTcpOnly");
    assertThat(row.reason()).contains("UnexpectedCandidates");
    assertThat(row.message()).contains("203.0.113.9:50001", livekit.podIp() + ":7882");
  }

  @Test
  void failsWhereLiveKitTakesForgedTokens() {
    livekit.credulous();
    assertThat(row(verify(praxis(coturn)), "LiveKitHealthy").reason())
        .contains("ForgedTokenAccepted");
  }

  @Test
  void failsWhereLiveKitRunsWithAnotherKey() {
    var praxis =
        praxis(coturn)
            .secret(
                "praxis-livekit-api-key",
                Map.of(
                    "apiKey", "APIother1234", "apiSecret", "another-secret-0123456789abcdef0123"));
    Report report = verify(praxis);
    assertThat(row(report, "LiveKitHealthy").reason()).contains("ApiKeyRefused");
    assertThat(row(report, "MediaPathVerified").reason()).contains("NotAsked");
  }

  @Test
  void failsWhereTheClocksAreApart() {
    livekit.clockAhead(Duration.ofMinutes(5));
    Row row = row(verify(praxis(coturn)), "ClockInSync");
    assertThat(row.reason()).contains("ClockSkewed");
    assertThat(row.message()).contains("ahead of this machine");
  }

  @Test
  void asksWhatNeedsNoKeyAlsoOfWhoMayReadNoSecret() {
    var praxis =
        praxis(coturn)
            .hidingSecret("praxis-livekit-api-key", "you lack the right to get it")
            .hidingSecret("praxis-turn-secret", "you lack the right to get that too");
    Report report = verify(praxis);
    assertThat(row(report, "AddressResolves").result()).isEqualTo(Result.PASSED);
    assertThat(row(report, "UdpSilent").result()).isEqualTo(Result.PASSED);
    for (String check : new String[] {"LiveKitHealthy", "IceTcpOnly", "MediaPathVerified"}) {
      assertThat(row(report, check).reason()).as(check).contains("Unreadable");
      assertThat(row(report, check).message()).isEqualTo("you lack the right to get it");
    }
    assertThat(row(report, "TurnSecure").message()).isEqualTo("you lack the right to get that too");
    assertThat(report.result()).isEqualTo(Result.UNKNOWN);
  }

  @Test
  void findsAnOpenRelayAlsoForWhoMayReadNoSecret() {
    try (var open = Coturn.start(directory, "no-auth", "no-udp", "no-cli")) {
      var praxis = praxis(open).hidingSecret("praxis-turn-secret", "no");
      assertThat(row(verify(praxis), "TurnSecure").reason()).contains("OpenRelay");
    }
  }

  @Test
  void canNotTellWhoseAddressIsOfferedWithoutSeeingThePods() {
    Report report = verify(praxis(coturn).hidingPods("you lack the right to list pods"));
    assertThat(row(report, "IceTcpOnly").result()).isEqualTo(Result.UNKNOWN);
    assertThat(row(report, "IceTcpOnly").message()).isEqualTo("you lack the right to list pods");
    assertThat(row(report, "LiveKitHealthy").result()).isEqualTo(Result.PASSED);
  }

  @Test
  void canNotTellWithoutAReadyPod() {
    var nobody = new Praxis(spec(coturn));
    assertThat(row(verify(nobody), "LiveKitHealthy").reason()).contains("NoReadyPods");
  }

  private Praxis praxis(Coturn relay) {
    String url = "turn:127.0.0.1:" + relay.port() + "?transport=tcp";
    livekit.relayingThrough(Praxis.TURN_SECRET, url);
    return new Praxis(spec(relay))
        .pod(ComponentName.LIVEKIT, livekit.podIp())
        .pod(ComponentName.TURN, "127.0.0.1");
  }

  private String spec(Coturn relay) {
    return "{host: 127.0.0.1, exposure: {nodePorts: {livekit: %d, turn: %d}}}"
        .formatted(livekit.port(), relay.port());
  }
}
