package dental.sofia.agent.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.gemini.TestStage.Deed;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.support.FakeGemini;
import dental.sofia.agent.support.FakeSession;
import dental.sofia.agent.support.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection ends; the conversation does not. */
class GeminiResumptionTest {
  private final FakeGemini google = FakeGemini.start();
  private final TestStage stage =
      new TestStage(request -> CompletableFuture.completedFuture(new Answer.Unavailable()));
  private final Partner partner = TestGemini.partner(google, stage);

  @AfterEach
  void stop() {
    stage.tell(partner, Partner::close);
    stage.close();
    google.close();
  }

  @Test
  void anAnnouncedEndIsForestalledAndTheOldConnectionLeft() {
    var first = greeted("handle-1");
    first.goAway(30);
    var second = resumed("handle-1");
    FakeGemini.waitUntil("the first connection to be left", first::closed);
    second.understood("Und jetzt?");
    second.say(500, 5_000, 0.1, "Jetzt geht es weiter.");
    second.turnComplete();
    assertThat(stage.awaitSpoken(1).words.toString()).isEqualTo("Jetzt geht es weiter.");
    assertThat(second.told()).as("nothing was open, so nothing is asked again").isEmpty();
    assertThat(stage.find(Deed.Failed.class, one -> true)).isEmpty();
  }

  @Test
  void anAnswerIsFinishedBeforeAConnectionIsLeft() throws InterruptedException {
    var first = greeted("handle-1");
    first.say(500, 5_000, 0.1, "Das geht ");
    FakeGemini.waitUntil("the answer", () -> stage.spoken.size() == 2);
    first.goAway(30);
    TimeUnit.MILLISECONDS.sleep(200);
    assertThat(google.sessions()).hasSize(1);
    first.say(500, 5_000, 0.1, "leider nicht.");
    first.turnComplete();
    resumed("handle-1");
    assertThat(stage.awaitSpoken(1).words.toString()).isEqualTo("Das geht leider nicht.");
  }

  @Test
  void anAnswerThatTakesTooLongIsGivenAnewOnTheNextConnection() {
    var first = greeted("handle-1");
    first.say(500, 5_000, 0.1, "Das wird ");
    FakeGemini.waitUntil("the answer", () -> stage.spoken.size() == 2);
    first.goAway(1);
    resumed("handle-1").awaitTold("clientContent", "noch einmal");
  }

  @Test
  void aConnectionThatBreaksIsReplacedAndAnOpenQuestionAskedAgain() {
    var first = greeted("handle-1");
    first.resumable("handle-2");
    stage.tell(partner, one -> one.wrote("Haben Sie am Freitag Zeit?"));
    first.awaitTold("clientContent", "Freitag");
    first.cut();
    resumed("handle-2").awaitTold("clientContent", "Freitag");
    assertThat(stage.find(Deed.Failed.class, one -> true)).isEmpty();
  }

  @Test
  void whatTheCallerSaysWhileThereIsNoConnectionIsNotLost() {
    var first = greeted("handle-1");
    google.onSetup(session -> {});
    first.close(1011, "Deadline expired before operation could complete.");
    var second = google.opened(1);
    var sound = Tone.of(500, 9_000, 1.5);
    for (int at = 0; at < sound.length; at += 480) {
      var frame = new AudioFrame(Arrays.copyOfRange(sound, at, at + 480), 48_000, 1);
      stage.tell(partner, one -> one.audio(frame));
    }
    stage.tell(partner, one -> one.wrote("Hallo?"));
    second.complete();
    second.awaitTold("clientContent", "Hallo?");
    assertThat(second.heard().length).as("of 24000").isGreaterThan(22_000);
    assertThat(Tone.amplitude(Arrays.copyOf(second.heard(), 16_000), 16_000, 500))
        .isGreaterThan(8_500);
  }

  @Test
  void aResultForAConnectionThatIsGoneIsNotSentToTheNext() {
    var answer = new CompletableFuture<Answer>();
    try (var slow = new TestStage(request -> answer)) {
      var own = TestGemini.partner(google, slow);
      slow.tell(own, one -> one.begin(Practice.unknown(), List.of()));
      var first = google.session(0);
      first.resumable("handle-1");
      first.call(
          "freie_termine",
          Map.of("ab", "2026-11-24", "behandlung", "Kontrolle"),
          "call-of-the-first");
      slow.await(Deed.Asked.class, one -> true);
      first.cut();
      var second = google.session(1);
      answer.complete(new Answer.Unavailable());
      second.awaitTold("clientContent", "noch einmal");
      second.call("praxis_auskunft", Map.of(), "call-of-the-second");
      second.awaitTold("toolResponse", "call-of-the-second");
      assertThat(second.told().toString()).doesNotContain("call-of-the-first");
      slow.tell(own, Partner::close);
    }
  }

  @Test
  void aConversationThatGoogleHasForgottenIsBegunAnewBySomebodyElse() {
    var first = greeted("handle-1");
    google.onSetup(session -> session.close(1007, "Request contains an invalid argument."));
    first.cut();
    assertThat(stage.await(Deed.Failed.class, one -> true).failure().reason())
        .as("worth another attempt")
        .isEqualTo(Reason.CONNECTION);
  }

  @Test
  void aServerThatEndsEveryConnectionIsNotAskedForEver() {
    var first = greeted("handle-1");
    google.onSetup(
        session -> {
          session.complete();
          session.close(1011, "Internal error encountered.");
        });
    first.cut();
    assertThat(stage.await(Deed.Failed.class, one -> true).failure().reason())
        .isEqualTo(Reason.SERVER_ERROR);
    assertThat(google.sessions()).hasSize(2);
  }

  private FakeSession greeted(String handle) {
    stage.tell(partner, one -> one.begin(Practice.unknown(), List.of()));
    var session = google.session(0);
    session.say(440, 5_000, 0.1, "Guten Tag");
    session.turnComplete();
    stage.awaitSpoken(0);
    session.resumable(handle);
    // The lane is in order: what is shown now comes after the handle.
    session.understood("Moment");
    stage.await(Deed.Heard.class, heard -> true);
    session.say(440, 5_000, 0.1, "Ja");
    return finished(session);
  }

  private FakeSession finished(FakeSession session) {
    session.interrupted();
    stage.await(Deed.Cleared.class, one -> true);
    stage.spoken.removeLast();
    return session;
  }

  private FakeSession resumed(String handle) {
    google.opened(1);
    for (int i = 0; i < 20; i++) {
      stage.tell(partner, one -> one.audio(new AudioFrame(new short[480], 48_000, 1)));
    }
    var session = google.session(1);
    assertThat(session.setup().at("/sessionResumption/handle").asText()).isEqualTo(handle);
    return session;
  }
}
