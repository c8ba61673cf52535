package dental.sofia.agent.gemini;

import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.support.FakeGemini;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The provider as tests use it: with {@link FakeGemini}. */
final class TestGemini {
  private TestGemini() {}

  static GeminiSettings settings(FakeGemini google) {
    return settings(google, () -> FakeGemini.KEY, Duration.ofSeconds(10));
  }

  static GeminiSettings settings(FakeGemini google, Supplier<String> key, Duration patience) {
    return new GeminiSettings(
        key,
        Optional.of(google.url()),
        GeminiSettings.DEFAULT_MODEL,
        Optional.of("Kore"),
        "Es gibt einen Parkplatz im Hof.",
        new GeminiSettings.Limits(patience, patience, Duration.ofMillis(500)));
  }

  static Partner partner(FakeGemini google, Stage stage) {
    return partner(settings(google), stage);
  }

  static Partner partner(GeminiSettings settings, Stage stage) {
    return new GeminiProvider(settings, GeminiEvents.NONE).partner(stage);
  }
}
