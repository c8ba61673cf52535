package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.PracticePage;
import dental.sofia.calendar.page.support.Stranger;
import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.CallersHost;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A voice from outside of the cluster, without UDP: it is measured by somebody else in the room,
 * who takes Sofia's place, and the caller measures the other's.
 */
@EndToEnd
class CallerSpeaksIT {

  private static final double CALLERS_TONE = 700;
  private static final double SOFIAS_TONE = 440;
  private static final Offset<Double> A_BIN_OR_TWO = Offset.offset(15.0);

  /** Half of full scale is at -6; what anybody would call silence is far below. */
  private static final double LOUD = -45;

  @TempDir static Path directory;
  private static CallersHost host;

  @BeforeAll
  static void leaveTheCluster(Sandbox sandbox) {
    assumeThat(sandbox.cluster().isLocalNode()).as("networks are within reach").isTrue();
    host = CallersHost.create(directory);
  }

  @AfterAll
  static void comeBack() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void bothHearEachOtherThroughTheRelayOverTcp(Sandbox sandbox) {
    Sofia praxis = create(sandbox, "Relay");
    try (var chromium = chromium(praxis)) {
      var page = call(chromium, praxis);
      page.awaitFigure("local-type", "relay");
      assertThat(page.figure("relayProtocol")).isEqualTo("tcp");
    }
  }

  @Test
  void bothHearEachOtherDirectlyOverTcp(Sandbox sandbox) {
    Sofia praxis = create(sandbox, "Direct");
    try (var chromium = chromium(praxis)) {
      var page = call(chromium, praxis);
      page.awaitFigure("protocol", "tcp");
      assertThat(page.figure("localType")).isNotEqualTo("relay");
    }
  }

  /** Nobody else comes into the room: these deployments have no agent. */
  private static Sofia create(Sandbox sandbox, String mode) {
    String spec = "{host: \"%s\", transport: {mode: %s}}";
    return sandbox
        .another()
        .create(spec.formatted(sandbox.cluster().internalAddress(), mode))
        .awaitReady();
  }

  private static Chromium chromium(Sofia praxis) {
    var status = praxis.get().getStatus();
    return host.chromium(CALLERS_TONE, status.page(), status.url().replaceFirst("^ws", "http"));
  }

  private static PracticePage call(Chromium chromium, Sofia praxis) {
    var status = praxis.get().getStatus();
    var page = PracticePage.open(chromium.window(), URI.create(status.page() + "/"));
    String room = page.call(page.talkButton());
    page.awaitPhase("waiting", 20);
    var token =
        LiveKitToken.of("agent-test", Instant.now().plusSeconds(60))
            .inRoom(room)
            .with(Grant.ROOM_JOIN, true)
            .with(Grant.CAN_UPDATE_OWN_METADATA, true)
            .sign(Caller.door(praxis).key());
    var sofia = Stranger.join(chromium.window(), URI.create(status.url()), token, SOFIAS_TONE);

    await("the caller's voice is heard in the room")
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertTone(sofia.hears(), CALLERS_TONE));
    await("the caller hears the room")
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertTone(page.hears(), SOFIAS_TONE));
    assertThat(page.complaints()).isEmpty();
    return page;
  }

  private static void assertTone(Stranger.Tone tone, double hertz) {
    assertThat(tone.hertz()).isCloseTo(hertz, A_BIN_OR_TWO);
    assertThat(tone.decibels()).isGreaterThan(LOUD);
  }
}
