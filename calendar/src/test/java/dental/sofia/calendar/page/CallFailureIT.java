package dental.sofia.calendar.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.Microphone;
import dental.sofia.calendar.page.support.PracticePage;
import dental.sofia.calendar.page.support.Running;
import dental.sofia.calendar.page.support.Sound;
import dental.sofia.calendar.page.support.Stranger;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.wire.support.LiveKit;
import dental.sofia.wire.support.TcpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Calls that fail, each in its own words; mostly waiting, so they run beside the other classes. */
@Execution(ExecutionMode.CONCURRENT)
class CallFailureIT {
  private static final Running RUNNING = new Running();
  @TempDir static Path directory;
  private static LiveKit livekit;
  private static RunningCalendar practice;
  private static RunningCalendar behindDeadRelay;
  private static RunningCalendar withForeignKey;
  private static RunningCalendar withoutLiveKit;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    livekit =
        RUNNING.keep(
            LiveKit.startDirect(
                directory,
                List.of(
                    "turn_servers:",
                    "- {host: 127.0.0.1, port: %d, protocol: tcp, secret: nobody-listens-there}"
                        .formatted(TcpServer.unusedPort()))));
    var several =
        Stream.of(
                Map.<String, String>of(),
                Map.of("SOFIA_TRANSPORT_POLICY", "relay"),
                Map.of("LIVEKIT_API_SECRET", "another secret, and just as long as the right one"),
                Map.of("LIVEKIT_API_KEY", "", "LIVEKIT_API_SECRET", ""))
            .map(more -> CompletableFuture.supplyAsync(() -> practice(more)))
            .toList();
    practice = several.get(0).join();
    behindDeadRelay = several.get(1).join();
    withForeignKey = several.get(2).join();
    withoutLiveKit = several.get(3).join();
    chromium =
        RUNNING.keep(
            Chromium.launch(
                new Microphone.Playing(Sound.beeps(directory.resolve("caller.wav"), 700)),
                "--host-resolver-rules=MAP praxis.test 127.0.0.1"));
  }

  @AfterAll
  static void stop() throws Exception {
    RUNNING.close();
  }

  @Test
  void aMicrophoneThatIsRefusedCanBeDoneWithout() {
    try (var browser = Chromium.launch(new Microphone.Refused())) {
      var page = PracticePage.open(browser.window(), practice.url());
      page.talkButton().click();
      assertThat(page.failure(5)).isEqualTo("refused");
      assertThat(page.button("Erneut versuchen")).isVisible();
      page.button("Schriftlich weitermachen").click();
      page.awaitPhase("waiting", 10);
      page.button("Auflegen").click();
      page.awaitPhase("ended", 5);
    }
  }

  @Test
  void aComputerWithoutAMicrophoneIsToldApartFromOneThatRefusesIt() {
    try (var browser = Chromium.launch(new Microphone.Missing())) {
      var page = PracticePage.open(browser.window(), practice.url());
      page.talkButton().click();
      assertThat(page.failure(5)).isEqualTo("noDevice");
      assertThat(page.button("Schriftlich weitermachen")).isVisible();
    }
  }

  @Test
  void withoutHttpsThereIsNoMicrophoneButStillTheWayToWrite() {
    var page =
        PracticePage.open(chromium.window(), URI.create("http://praxis.test:" + practice.port()));
    page.talkButton().click();
    assertThat(page.failure(5)).isEqualTo("insecure");
    page.button("Schriftlich weitermachen").click();
    page.awaitPhase("waiting", 10);
    close(page);
  }

  @Test
  void aPracticeWithoutLiveKitSaysSoAndOneThatIsGoneIsToldApart() {
    var page = PracticePage.open(chromium.window(), withoutLiveKit.url());
    page.talkButton().click();
    assertThat(page.failure(5)).isEqualTo("unavailable");

    withoutLiveKit.kill();
    page.retry();
    page.window().waitForSelector("[data-failure=offline]");

    String port = String.valueOf(withoutLiveKit.port());
    withoutLiveKit =
        practice(Map.of("LIVEKIT_API_KEY", "", "LIVEKIT_API_SECRET", "", "PORT", port));
    page.retry();
    page.window().waitForSelector("[data-failure=unavailable]");
    close(page);
  }

  @Test
  void aTokenThatLiveKitDoesNotKnowIsToldApartFromALiveKitThatIsNotThere() {
    var page = PracticePage.open(chromium.window(), withForeignKey.url());
    page.talkButton().click();
    assertThat(page.failure(10)).isEqualTo("rejected");
    close(page);
  }

  @Test
  void whoeverCallsTooOftenIsToldHowLongToWait() {
    var page = PracticePage.open(chromium.window(), withForeignKey.url());
    // All that one address may have at once.
    page.window()
        .evaluate(
            """
            async () => {
              for (let i = 0; i < 40; i++)
                await fetch('/api/sofia/token', { method: 'POST', headers: { 'content-type': 'application/json' },
                  body: JSON.stringify({ participant_name: 'ungeduldig' }) })
            }""");
    page.talkButton().click();
    assertThat(page.failure(5)).isEqualTo("tooMany");
    assertThat(page.call().locator(".outcome button:disabled")).containsText("wieder möglich");
    assertThat(page.button("Erneut versuchen")).isEnabled();
    close(page);
  }

  /** Three patient failures at the same time: each takes ten seconds or more. */
  @Test
  void nobodyWaitsForEverForARelayOrForSofia() {
    var relay = PracticePage.open(chromium.window(), behindDeadRelay.url());
    relay.talkButton().click();
    var absent = PracticePage.open(chromium.window(), practice.url());
    absent.talkButton().click();
    var left = PracticePage.open(chromium.window(), practice.url());
    var sofia = answered(left);
    sofia.leave();
    assertThat(absent.failure(15)).isEqualTo("agentAbsent");
    assertThat(left.failure(15)).isEqualTo("agentLeft");
    assertThat(relay.failure(20)).isEqualTo("relay");
    absent.retry();
    absent.awaitPhase("waiting", 5);
    close(relay, absent, left);
  }

  @Test
  void aCallThatGoesOnElsewhereOrThatTheServerEndsSaysSo() {
    var replaced = PracticePage.open(chromium.window(), practice.url());
    String room = replaced.call(replaced.talkButton());
    var sofia = answer(room, replaced);
    String caller = sofia.others().getFirst();
    Stranger.join(chromium.window(), livekit.url(), livekit.token(caller, room), 300);
    assertThat(replaced.failure(5)).isEqualTo("replaced");

    var closed = PracticePage.open(chromium.window(), practice.url());
    String another = closed.call(closed.talkButton());
    answer(another, closed);
    livekit.deleteRoom(another);
    assertThat(closed.failure(5)).isEqualTo("closed");
    close(replaced, closed);
  }

  @Test
  void anInterruptionHealsAndALiveKitThatStaysAwayIsGivenUp() {
    var page = PracticePage.open(chromium.window(), practice.url());
    answered(page);
    livekit.kill();
    page.awaitPhase("reconnecting", 10);
    livekit.start();
    page.window()
        .waitForSelector(
            "dialog.call:not([data-phase=reconnecting]):not([data-phase=failed])",
            new Page.WaitForSelectorOptions().setTimeout(20_000));
    close(page);

    page = PracticePage.open(chromium.window(), practice.url());
    answered(page);
    livekit.kill();
    page.awaitPhase("reconnecting", 10);
    assertThat(page.failure(40)).isEqualTo("lost");

    page.retry();
    page.window().waitForSelector("[data-failure=signal]");
    livekit.start();
    page.retry();
    page.awaitPhase("waiting", 10);
    close(page);
  }

  private static void close(PracticePage... pages) {
    List.of(pages).forEach(page -> page.window().context().close());
  }

  private static Stranger answered(PracticePage page) {
    return answer(page.call(page.talkButton()), page);
  }

  private static Stranger answer(String room, PracticePage page) {
    page.awaitPhase("waiting", 10);
    String token = livekit.token("agent-test", room);
    var sofia = Stranger.join(chromium.window(), livekit.url(), token, 440);
    sofia.state("listening");
    page.awaitPhase("listening", 5);
    return sofia;
  }

  private static RunningCalendar practice(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.putIfAbsent("LIVEKIT_URL", livekit.url().toString());
    environment.putIfAbsent("LIVEKIT_API_KEY", LiveKit.KEY.name());
    environment.putIfAbsent("LIVEKIT_API_SECRET", LiveKit.KEY.secret());
    try {
      return RUNNING.keep(
          RunningCalendar.start(Files.createTempDirectory(directory, "practice"), environment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
