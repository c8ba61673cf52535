package dental.sofia.agent.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.offline.OfflineProvider;
import dental.sofia.agent.openai.TestOpenAi;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.support.FakeOpenAi;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a provider works is found out without a caller; by a server of OpenAI's protocol. */
class RehearsalsTest {
  private static final Patience QUICK =
      new Patience(
          Duration.ofSeconds(2),
          List.of(Duration.ofMillis(20), Duration.ofMillis(40)),
          Duration.ofMillis(500),
          6,
          List.of(Duration.ofMillis(50), Duration.ofMillis(100)));

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final MemoryStage stage = new MemoryStage();

  /** What is known of the provider, the latest last. */
  private final List<String> told = new CopyOnWriteArrayList<>();

  private FakeOpenAi api;
  private Steadfast provider;

  private final PartnerEvents events =
      new PartnerEvents() {
        @Override
        public void failed(String name, Failure failure) {
          told.add("failed " + failure.reason());
        }

        @Override
        public void failing(String name, Failure failure) {
          told.add("failing " + failure.reason());
        }

        @Override
        public void worked(String name) {
          told.add("worked");
        }
      };

  @BeforeEach
  void start() throws IOException {
    api = new FakeOpenAi();
    api.otherwise = FakeOpenAi.text("Ja, ich höre Sie.");
    api.unheard = FakeOpenAi.transcript("");
    var rules = new OfflineProvider(text -> new CompletableFuture<>(), Optional.empty());
    provider =
        new Steadfast(TestOpenAi.provider(api, Duration.ofSeconds(1)), rules, events, timer, QUICK);
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
    api.close();
  }

  @Test
  void itIsAskedOnceBeforeTheFirstCall() throws InterruptedException {
    prepare();
    awaitTold("worked");
    prepare();
    Thread.sleep(300);
    assertThat(told).containsExactly("worked");
    assertThat(api.chatRequests).hasSize(1);
    assertThat(api.chatRequests.getFirst().toString()).contains(Rehearsal.QUESTION);
    assertThat(api.forms).hasSize(1);
  }

  @Test
  void aKeyThatIsRefusedIsToldBeforeAnybodyCallsAndSoIsItsRepair() {
    String good = api.key;
    api.key = "another";
    prepare();
    awaitTold("failing UNAUTHORIZED");
    await().until(() -> api.authorizations.size() > 6);
    assertThat(told).containsOnly("failing UNAUTHORIZED");
    api.key = good;
    awaitTold("worked");
  }

  @Test
  void whatASecondAttemptMendsIsNotTold() {
    api.chats.add(FakeOpenAi.status(503));
    prepare();
    awaitTold("worked");
    assertThat(told).containsExactly("worked");
  }

  @Test
  void whoCannotHearIsToldAlthoughItAnswers() {
    api.unheard = FakeOpenAi.status(404);
    prepare();
    awaitTold("failing REFUSED");
    api.unheard = FakeOpenAi.transcript("");
    awaitTold("worked");
  }

  @Test
  void aFailureInACallIsOverWithoutAnotherCall() {
    String good = api.key;
    api.key = "another";
    var partner = provider.partner(stage);
    stage.turns().execute(() -> partner.begin(Practice.unknown(), List.of()));
    stage.turns().execute(() -> partner.wrote("Wann haben Sie geöffnet?"));
    awaitTold("failing UNAUTHORIZED");
    assertThat(told.getFirst()).isEqualTo("failed " + Reason.UNAUTHORIZED);
    api.key = good;
    awaitTold("worked");
    assertThat(stage.said)
        .as("who is in a call hears nothing of it")
        .doesNotContain("Ja, ich höre Sie.");
  }

  private void prepare() {
    provider.prepare(Practice.unknown());
  }

  private void awaitTold(String what) {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(told).isNotEmpty().last().isEqualTo(what));
  }
}
