package dental.sofia.agent.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.support.Tone;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Against Google itself: {@code -Dagent.gemini.key=} with a key, and else skipped. */
class RealKeyTest {
  private static final String KEY = System.getProperty("agent.gemini.key", "");

  @Test
  void googleGreetsAndAnswersAloud() {
    assumeTrue(!KEY.isEmpty(), "no key: -Dagent.gemini.key=");
    var settings =
        new GeminiSettings(
            () -> KEY,
            Optional.empty(),
            GeminiSettings.DEFAULT_MODEL,
            Optional.empty(),
            "",
            GeminiSettings.Limits.DEFAULT);
    try (var stage =
        new TestStage(request -> CompletableFuture.completedFuture(new Answer.Unavailable()))) {
      var partner = TestGemini.partner(settings, stage);
      stage.tell(partner, one -> one.begin(Practice.unknown(), List.of()));
      assertThat(Tone.rms(stage.awaitSpoken(0).samples())).isGreaterThan(300);
      stage.tell(partner, one -> one.wrote("Wann haben Sie am Montag geöffnet?"));
      assertThat(stage.awaitSpoken(1).words.toString()).containsAnyOf("8", "acht", "Acht");
      stage.tell(partner, Partner::close);
    }
  }
}
