package dental.sofia.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.offline.OfflineProvider;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.partner.PartnerEvents;
import dental.sofia.agent.partner.Patience;
import dental.sofia.agent.partner.Steadfast;
import dental.sofia.agent.support.FakeOpenAi;
import dental.sofia.agent.support.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Everything that the other side can do wrong, by the published protocol. */
class OpenAiFailureTest extends ApiTest {

  @Test
  void everyClassOfFailureIsTold() {
    fails(FakeOpenAi.status(401), Reason.UNAUTHORIZED);
    fails(FakeOpenAi.status(404), Reason.REFUSED);
    fails(FakeOpenAi.status(500), Reason.SERVER_ERROR);
    fails(FakeOpenAi.malformed(), Reason.PROTOCOL);
    fails(FakeOpenAi.text(), Reason.PROTOCOL);
    fails(FakeOpenAi.brokenOff("Einen Moment. Ich"), Reason.CONNECTION);
    fails(FakeOpenAi.stalled(new CountDownLatch(1), "Einen Moment. Ich", ""), Reason.TIMEOUT);
    var limited = fails(FakeOpenAi.status(429, "Retry-After", "3"), Reason.RATE_LIMITED);
    assertThat(limited.retryAfter()).contains(Duration.ofSeconds(3));
    api.close();
    fails(FakeOpenAi.text("nobody is there"), Reason.CONNECTION);
  }

  @Test
  void aTranscriptionThatFailsIsToldToo() {
    begin();
    api.transcriptions.add(FakeOpenAi.status(429, "Retry-After", "1"));
    on(partner::voiceBegan);
    frames(Tone.of(440, 8_000, 0.5));
    on(partner::voiceEnded);
    await().until(() -> !stage.failures.isEmpty());
    assertThat(stage.failures.getFirst().reason()).isEqualTo(Reason.RATE_LIMITED);
  }

  @Test
  void whoHasNoVoiceIsAskedForItOnce() {
    api.voice = 404;
    begin();
    await().until(() -> api.speechRequests.size() == 1);
    api.chats.add(FakeOpenAi.text("Erster Satz. Zweiter Satz."));
    write("Hallo");
    said("Zweiter Satz.");
    assertThat(api.speechRequests).hasSize(1);
    assertThat(stage.sounds).isEmpty();
  }

  @Test
  void withoutAKeyNobodyIsAsked() {
    var keyless =
        new OpenAiSettings(
            () -> "", TestOpenAi.settings(api, LIMIT).baseUrl(), "m", "t", "s", "v", "", LIMIT);
    begin(new OpenAiProvider(keyless));
    await().until(() -> !stage.failures.isEmpty());
    assertThat(stage.failures.getFirst().reason()).isEqualTo(Reason.UNAUTHORIZED);
    assertThat(api.authorizations).isEmpty();
    assertThat(TestOpenAi.settings(api, LIMIT).toString()).doesNotContain("sk-secret");
  }

  @Test
  void whateverFailsTheCallerIsAnsweredByRulesInTheEnd() {
    var rules = new OfflineProvider(text -> new CompletableFuture<>(), Optional.empty());
    var patience =
        new Patience(
            LIMIT,
            List.of(Duration.ofMillis(10)),
            Duration.ofMillis(500),
            3,
            List.of(Duration.ofMinutes(1)));
    var timer = Executors.newSingleThreadScheduledExecutor();
    begin(
        new Steadfast(
            new OpenAiProvider(TestOpenAi.settings(api, LIMIT)),
            rules,
            PartnerEvents.NONE,
            timer,
            patience));
    write("Wann haben Sie geöffnet?"); // every chat is answered by 500
    said("technisches Problem", "montags bis freitags");
    assertThat(api.chatRequests).hasSize(2);
    timer.shutdownNow();
  }

  private Failure fails(FakeOpenAi.Script script, Reason reason) {
    stage.failures.clear();
    begin();
    api.chats.clear();
    api.chats.add(script);
    write("Hallo");
    await().atMost(Duration.ofSeconds(5)).until(() -> !stage.failures.isEmpty());
    assertThat(stage.failures).extracting(Failure::reason).containsExactly(reason);
    on(partner::close);
    return stage.failures.getFirst();
  }
}
