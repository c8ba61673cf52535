package dental.sofia.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.partner.MemoryStage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the real API: {@code -Dagent.openai.key=} with a key, and else skipped. */
class RealKeyTest {
  private static final String KEY = System.getProperty("agent.openai.key", "");

  @Test
  void theRealApiHearsThinksAndSpeaks() {
    assumeTrue(!KEY.isEmpty(), "no key: -Dagent.openai.key=");
    var stage = new MemoryStage();
    var settings =
        new OpenAiSettings(
            () -> KEY,
            OpenAiSettings.DEFAULT_URL,
            OpenAiSettings.DEFAULT_MODEL,
            OpenAiSettings.DEFAULT_TRANSCRIPTION_MODEL,
            OpenAiSettings.DEFAULT_SYNTHESIS_MODEL,
            OpenAiSettings.DEFAULT_VOICE,
            "",
            Duration.ofSeconds(20));
    var partner = new OpenAiProvider(settings).partner(stage);
    stage.turns().execute(() -> partner.begin(Practice.unknown(), List.of()));
    stage.turns().execute(() -> partner.wrote("Wann haben Sie am Montag geöffnet?"));
    await().atMost(Duration.ofSeconds(30)).until(() -> stage.sounds.size() > 1);
    assertThat(stage.failures).isEmpty();
    assertThat(String.join(" ", stage.said))
        .containsIgnoringCase("acht")
        .containsAnyOf("12", "zwölf");
  }
}
