package dental.sofia.agent.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.gemini.TestStage.Deed;
import dental.sofia.agent.language.Desk;
import dental.sofia.agent.language.Tool;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.support.FakeGemini;
import dental.sofia.agent.support.FakeSession;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Google wants of the calendar. */
class GeminiToolsTest {
  private static final LocalDateTime TEN = LocalDateTime.parse("2026-11-24T10:00");
  private static final Map<String, Object> FREE =
      Map.of("ab", "2026-11-24", "tage", 1, "behandlung", "Kontrolle");
  private static final Map<String, Object> WISH =
      Map.of(
          "name", "Erika Muster",
          "telefon", "030 1234567",
          "beginn", TEN.toString(),
          "behandlung", "Kontrolle");

  private final FakeGemini google = FakeGemini.start();
  private final CompletableFuture<Void> calendarAnswers = new CompletableFuture<>();
  private final TestStage stage =
      new TestStage(request -> calendarAnswers.thenApply(now -> answer(request)));
  private final Partner partner = TestGemini.partner(google, stage);

  @AfterEach
  void stop() {
    stage.tell(partner, Partner::close);
    stage.close();
    google.close();
  }

  @Test
  void aResultGoesToTheCallThatAskedForIt() {
    calendarAnswers.complete(null);
    var session = begin();
    session.call("freie_termine", FREE, "call-1");
    var result =
        session.awaitTold("toolResponse", "call-1").at("/toolResponse/functionResponses/0");
    assertThat(result.at("/name").asText()).isEqualTo("freie_termine");
    assertThat(result.at("/response").toString()).contains("2026-11-24T10:00");
  }

  @Test
  void severalCallsAreAnsweredTogetherAndInOrder() {
    calendarAnswers.complete(null);
    var session = begin();
    session.call("freie_termine", FREE, "call-1", "call-2", "call-3");
    var results = session.awaitTold("toolResponse", "call-3").at("/toolResponse/functionResponses");
    assertThat(results.findValuesAsText("id")).containsExactly("call-1", "call-2", "call-3");
  }

  @Test
  void nothingIsBookedBeforeTheCallerHasAgreed() {
    calendarAnswers.complete(null);
    var session = begin();
    session.call("termin_buchen", WISH, "call-1");
    assertThat(session.awaitTold("toolResponse", "call-1").toString()).contains("bestaetigung");
    session.call("termin_buchen", WISH, "call-2");
    assertThat(session.awaitTold("toolResponse", "call-2").toString()).contains("bestaetigung");
    assertThat(stage.find(Deed.Asked.class, one -> true)).isEmpty();

    stage.callerTurns++;
    session.call("termin_buchen", WISH, "call-3");
    assertThat(session.awaitTold("toolResponse", "call-3").toString()).contains("gebucht");
    stage.await(Deed.Shown.class, one -> true);
  }

  @Test
  void aCallThatIsCalledOffIsNotBegunAndNotAnswered() {
    var session = begin();
    session.call("freie_termine", FREE, "call-1", "call-2");
    stage.await(Deed.Asked.class, one -> true);
    session.cancel("call-1", "call-2");
    session.call("praxis_auskunft", Map.of(), "call-3");
    FakeGemini.waitUntil("the cancellation", () -> !session.told().isEmpty());
    // The lane is in order: what is told now comes after the cancellation.
    session.understood("Moment");
    stage.await(Deed.Heard.class, one -> true);
    calendarAnswers.complete(null);
    session.awaitTold("toolResponse", "call-3");
    assertThat(session.told().toString()).doesNotContain("call-1").doesNotContain("call-2");
    assertThat(stage.find(Deed.Asked.class, one -> true)).hasSize(1);
  }

  @Test
  void nonsenseIsAnsweredWithWhatIsWrongWithIt() {
    calendarAnswers.complete(null);
    var session = begin();
    session.call("termin_erfinden", Map.of(), "call-1");
    assertThat(session.awaitTold("toolResponse", "call-1").toString()).contains("gibt es nicht");
    session.call("freie_termine", Map.of("ab", 7), "call-2");
    assertThat(session.awaitTold("toolResponse", "call-2").toString()).contains("fehler");
  }

  @Test
  void theCallEndsAfterAGoodbyeWhicheverComesFirst() {
    var session = begin();
    session.say(440, 5_000, 0.1, "Auf Wiederhören!");
    session.call(ToolUse.HANG_UP, Map.of(), "call-1");
    stage.await(Deed.HungUp.class, one -> true);
    assertThat(stage.awaitSpoken(0).words.toString()).isEqualTo("Auf Wiederhören!");
  }

  @Test
  void aGoodbyeThatIsStillToBeSaidIsWaitedFor() {
    var session = begin();
    session.call(ToolUse.HANG_UP, Map.of(), "call-1");
    assertThat(session.awaitTold("toolResponse", "call-1").toString())
        .contains("Verabschiede dich");
    assertThat(stage.find(Deed.HungUp.class, one -> true)).isEmpty();
    session.say(440, 5_000, 0.1, "Auf Wiederhören!");
    session.turnComplete();
    stage.await(Deed.HungUp.class, one -> true);
    assertThat(stage.spoken.getFirst().ended).isTrue();
  }

  @Test
  void hangingUpIsOneOfTheDesksFunctions() {
    assertThat(Desk.TOOLS).extracting(Tool::name).contains(ToolUse.HANG_UP);
  }

  private FakeSession begin() {
    stage.tell(partner, one -> one.begin(Practice.unknown(), List.of()));
    var session = google.session(0);
    session.awaitTold("clientContent", "Begrüße");
    return session;
  }

  private static Answer answer(Request request) {
    return switch (request) {
      case Request.FreeSlots slots ->
          new Answer.Slots(List.of(new Answer.Slot(TEN, TEN.plusMinutes(30))));
      case Request.Book(var key, var name, var phone, var start, var treatment) ->
          new Answer.Done(new Answer.Appointment(1, start, start.plusMinutes(30), treatment));
      default -> new Answer.Unavailable();
    };
  }
}
