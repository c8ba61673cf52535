package dental.sofia.agent.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.gemini.TestStage.Deed;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.support.FakeGemini;
import dental.sofia.agent.support.FakeSession;
import dental.sofia.agent.support.Tone;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is interrupted is silent, and answers what was said then. */
class GeminiInterruptionTest {
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
  void whatGoogleBreaksOffIsClearedAndTheNextAnswerIsHeard() {
    var session = speaking();
    session.interrupted();
    stage.await(Deed.Cleared.class, one -> true);
    session.say(600, 8_000, 0.2, "Ja, bitte?");
    session.turnComplete();
    var next = stage.awaitSpoken(1);
    assertThat(next.words.toString()).isEqualTo("Ja, bitte?");
    assertThat(Tone.amplitude(next.samples(), 48_000, 600)).isGreaterThan(6_000);
  }

  @Test
  void ourOwnEarsSilenceHerAtOnceAndWhatGoogleHasAlreadyMadeIsNotHeard() {
    var session = speaking();
    long began = System.nanoTime();
    stage.tell(partner, Partner::voiceBegan);
    stage.await(Deed.Cleared.class, one -> true);
    assertThat(System.nanoTime() - began).isLessThan(200_000_000L);

    session.say(440, 8_000, 0.5, "und noch viel mehr");
    session.interrupted();
    session.say(600, 8_000, 0.2, "Ja, bitte?");
    session.turnComplete();
    assertThat(stage.awaitSpoken(1).words.toString()).isEqualTo("Ja, bitte?");
    assertThat(stage.find(Deed.Cleared.class, one -> true))
        .as("the answer to the interruption is not cleared")
        .hasSize(1);
  }

  @Test
  void whatIsWrittenWhileSheSpeaksIsAnsweredAndTheOldAnswerIsNotHeardAnyMore() {
    var session = speaking();
    stage.tell(partner, one -> one.wrote("Halt, lieber am Dienstag"));
    session.awaitTold("clientContent", "Dienstag");
    session.say(440, 8_000, 0.3, "alte Antwort");
    session.interrupted();
    session.say(600, 8_000, 0.2, "Gern am Dienstag.");
    session.turnComplete();
    assertThat(stage.awaitSpoken(1).words.toString()).isEqualTo("Gern am Dienstag.");
    assertThat(stage.spoken).hasSize(2);
  }

  @Test
  void anInterruptionThatGoogleDoesNotNoticeSilencesOneAnswerAndNotTheNext() {
    var session = speaking();
    stage.tell(partner, Partner::voiceBegan);
    stage.await(Deed.Cleared.class, one -> true);
    session.turnComplete();
    session.say(600, 8_000, 0.2, "Sind Sie noch da?");
    session.turnComplete();
    assertThat(stage.awaitSpoken(1).words.toString()).isEqualTo("Sind Sie noch da?");
  }

  private FakeSession speaking() {
    stage.tell(partner, one -> one.begin(Practice.unknown(), List.of()));
    var session = google.session(0);
    session.say(440, 8_000, 0.5, "Guten Tag, ");
    FakeGemini.waitUntil(
        "the greeting",
        () -> !stage.spoken.isEmpty() && stage.spoken.getFirst().words.length() > 0);
    return session;
  }
}
