package dental.sofia.agent.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.gemini.TestStage.Deed;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.support.FakeGemini;
import dental.sofia.agent.support.FakeSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which Google fails is noticed, and told for what it is. */
class GeminiFailureTest {
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final FakeGemini google = FakeGemini.start();
  private final TestStage stage =
      new TestStage(request -> CompletableFuture.completedFuture(new Answer.Unavailable()));
  private Partner partner = TestGemini.partner(google, stage);

  @AfterEach
  void stop() {
    stage.tell(partner, Partner::close);
    stage.close();
    google.close();
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORIZED",
    "403, UNAUTHORIZED",
    "404, REFUSED",
    "429, RATE_LIMITED",
    "500, SERVER_ERROR",
    "503, SERVER_ERROR"
  })
  void aConnectionThatIsRefused(int status, Reason reason) {
    google.refuse(status);
    begin();
    var failure = failure();
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.detail()).contains(String.valueOf(status));
    assertThat(failure.retryAfter()).hasValueSatisfying(wait -> assertThat(wait).hasSeconds(1));
    assertThat(google.attempts()).as("the SDK's own attempts are not wanted").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, '', CONNECTION",
    "1007, API key not valid. Please pass a valid API key., UNAUTHORIZED",
    "1007, Request contains an invalid argument., REFUSED",
    "1008, models/x is not found for API version v1beta, REFUSED",
    "1011, 'You exceeded your current quota, please check your plan', RATE_LIMITED",
    "1011, Internal error encountered., SERVER_ERROR"
  })
  void aSetupThatIsRefused(int code, String why, Reason reason) {
    google.onSetup(session -> session.close(code, why));
    begin();
    assertThat(failure().reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, '', CONNECTION",
    "1008, Requested entity was not found., CONNECTION",
    "1011, Internal error encountered., SERVER_ERROR",
    "1011, RESOURCE_EXHAUSTED, RATE_LIMITED",
    "1008, API key expired. Please renew the API key., UNAUTHORIZED"
  })
  void aConversationThatIsClosedAndCanNotBeGoneOnWith(int code, String why, Reason reason) {
    begin();
    greeted().close(code, why);
    assertThat(failure().reason()).isEqualTo(reason);
  }

  @Test
  void aNetworkThatFailsWithoutAWord() {
    begin();
    greeted().cut();
    assertThat(failure().reason()).isEqualTo(Reason.CONNECTION);
  }

  @Test
  void nobodyThere() {
    google.close();
    begin();
    assertThat(failure().reason()).isEqualTo(Reason.CONNECTION);
  }

  @Test
  void aServerThatAcceptsAndThenDoesNotAnswer() {
    google.hang();
    with(() -> FakeGemini.KEY);
    assertThat(failure().reason()).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void aSetupThatIsNotAnswered() {
    google.onSetup(session -> {});
    with(() -> FakeGemini.KEY);
    assertThat(failure().reason()).isEqualTo(Reason.TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource({"'{\"serverContent\":'", "nonsense", "'[1,2]'", "'{\"serverContent\":\"text\"}'"})
  void aMessageWithoutSense(String message) {
    begin();
    greeted().send(message);
    assertThat(failure().reason()).isEqualTo(Reason.PROTOCOL);
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "'{\"serverContent\":{\"turnComplete\":true}}'"})
  void anAnswerToTheSetupWithoutSense(String message) {
    google.onSetup(session -> session.send(message));
    begin();
    assertThat(failure().reason()).isEqualTo(Reason.PROTOCOL);
  }

  @Test
  void aConnectionThatIsDeadThoughNobodyHasEndedIt() {
    with(() -> FakeGemini.KEY);
    greeted().fallSilent();
    assertThat(failure().reason()).isIn(Reason.TIMEOUT, Reason.CONNECTION);
  }

  @Test
  void whatIsNewInTheProtocolIsNoNonsense() {
    begin();
    var session = google.session(0);
    session.send("{\"serverContent\":{\"somethingNew\":{\"a\":1}},\"more\":[]}");
    session.send("{\"voiceActivity\":{\"voiceActivityType\":\"ACTIVITY_SOMETHING\"}}");
    session.say(440, 5_000, 0.1, "Guten Tag");
    session.turnComplete();
    assertThat(stage.awaitSpoken(0).words.toString()).isEqualTo("Guten Tag");
    assertThat(stage.find(Deed.Failed.class, one -> true)).isEmpty();
  }

  @Test
  void aWrongKeyAndNoKey() {
    with(() -> "another key");
    assertThat(failure().reason()).isEqualTo(Reason.UNAUTHORIZED);
    assertThat(failure().detail()).doesNotContain("another key");
    stage.deeds.clear();
    with(() -> "");
    assertThat(failure().reason()).isEqualTo(Reason.UNAUTHORIZED);
  }

  @Test
  void nobodyIsToldOfAnEndThatWeWanted() {
    begin();
    var session = greeted();
    stage.tell(partner, Partner::close);
    FakeGemini.waitUntil("the end", session::closed);
    assertThat(stage.find(Deed.Failed.class, one -> true)).isEmpty();
  }

  private void with(Supplier<String> key) {
    partner = TestGemini.partner(TestGemini.settings(google, key, A_MOMENT), stage);
    begin();
  }

  private void begin() {
    Consumer<Partner> begin = one -> one.begin(Practice.unknown(), List.of());
    stage.tell(partner, begin);
  }

  private FakeSession greeted() {
    var session = google.session(0);
    session.say(440, 5_000, 0.1, "Guten Tag");
    session.turnComplete();
    stage.awaitSpoken(0);
    return session;
  }

  private Failure failure() {
    return stage.await(Deed.Failed.class, one -> true).failure();
  }
}
