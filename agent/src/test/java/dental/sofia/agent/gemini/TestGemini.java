package dental.sofia.agent.gemini;

import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Stage;
import java.time.Duration;
import java.util.Optional;

/** The provider as tests use it: with {@link FakeGemini}, and not so patient. */
final class TestGemini {
  private TestGemini() {}

  static GeminiSettings settings(FakeGemini google) {
    return new GeminiSettings(
        () -> FakeGemini.KEY,
        Optional.of(google.url()),
        GeminiSettings.DEFAULT_MODEL,
        Optional.of("Kore"),
        "Es gibt einen Parkplatz im Hof.",
        new GeminiSettings.Limits(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500)));
  }

  static Partner partner(FakeGemini google, Stage stage) {
    return new GeminiProvider(settings(google), GeminiEvents.NONE).partner(stage);
  }
}
