package dental.sofia.agent.app;

import dental.sofia.agent.gemini.GeminiEvents;
import dental.sofia.agent.gemini.GeminiProvider;
import dental.sofia.agent.gemini.GeminiSettings;
import dental.sofia.agent.offline.OfflineProvider;
import dental.sofia.agent.openai.OpenAiProvider;
import dental.sofia.agent.openai.OpenAiSettings;
import dental.sofia.agent.partner.Patience;
import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.partner.Steadfast;
import dental.sofia.agent.speech.SpeechException;
import dental.sofia.agent.speech.SpeechRecognition;
import dental.sofia.agent.speech.SpeechSynthesis;
import dental.sofia.agent.speech.Vosk;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Which provider holds the conversations. What another one needs is never loaded. */
class Providers {
  private static final Logger LOG = Logger.getLogger(Providers.class);
  private static final String NO_MODEL = "no-model";
  private static final String UNUSABLE_MODEL = "unusable-model";

  @Produces
  @Singleton
  Provider provider(
      AgentSettings settings, SpeechSynthesis voice, ProviderState state, GeminiEvents figures) {
    var speech = settings.speech();
    return switch (speech.provider()) {
      case "Offline" -> offline(speech, voice, state);
      case "Gemini" -> steadfast(gemini(speech, figures), voice, state);
      case "OpenAI" -> steadfast(openAi(speech), voice, state);
      default -> {
        LOG.errorf(
            "SOFIA_SPEECH_PROVIDER is %s, and neither Offline, Gemini nor OpenAI: Offline is used",
            speech.provider());
        yield offline(speech, voice, state);
      }
    };
  }

  private static Provider offline(
      AgentSettings.Speech settings, SpeechSynthesis voice, ProviderState state) {
    Optional<SpeechRecognition> recognition = Optional.empty();
    String unheard = NO_MODEL;
    if (settings.modelDir().isPresent()) {
      try {
        recognition = Optional.of(Vosk.load(settings.modelDir().get()));
        unheard = null;
      } catch (SpeechException e) {
        unheard = UNUSABLE_MODEL;
        LOG.errorf("SOFIA_SPEECH_MODEL_DIR: %s. Callers are read and not heard", e.getMessage());
      }
    }
    state.chosen(OfflineProvider.NAME, unheard);
    return new OfflineProvider(voice, recognition);
  }

  private static Provider openAi(AgentSettings.Speech settings) {
    return new OpenAiProvider(
        new OpenAiSettings(
            key(settings, Optional.empty()),
            settings.baseUrl().orElse(OpenAiSettings.DEFAULT_URL),
            settings.model().orElse(OpenAiSettings.DEFAULT_MODEL),
            settings.transcriptionModel().orElse(OpenAiSettings.DEFAULT_TRANSCRIPTION_MODEL),
            settings.synthesisModel().orElse(OpenAiSettings.DEFAULT_SYNTHESIS_MODEL),
            settings.voice().orElse(OpenAiSettings.DEFAULT_VOICE),
            settings.instructions().orElse(""),
            OpenAiSettings.DEFAULT_LIMIT));
  }

  private static Provider gemini(AgentSettings.Speech settings, GeminiEvents events) {
    return new GeminiProvider(
        new GeminiSettings(
            key(settings, settings.googleKey()),
            settings.baseUrl(),
            settings.model().orElse(GeminiSettings.DEFAULT_MODEL),
            settings.voice(),
            settings.instructions().orElse(""),
            GeminiSettings.Limits.DEFAULT),
        events);
  }

  /**
   * Whether there is one is said at the start; it may come later.
   *
   * @param otherwise the key itself, if no file is named
   */
  private static Supplier<String> key(AgentSettings.Speech settings, Optional<String> otherwise) {
    Supplier<String> key =
        settings.keyFile().isEmpty() && otherwise.isPresent()
            ? otherwise::get
            : new TokenFile(settings.keyFile());
    if (key.get().isEmpty()) {
      LOG.errorf(
          "%s: %s needs one, and calls are held by rules until then",
          settings.keyFile().isPresent()
              ? "the file of SOFIA_SPEECH_KEY_FILE has no key"
              : "SOFIA_SPEECH_KEY_FILE is not set",
          settings.provider());
    }
    return key;
  }

  /** Who may fail is never left alone with a caller. */
  private static Provider steadfast(Provider chosen, SpeechSynthesis voice, ProviderState state) {
    state.chosen(chosen.name(), null);
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("providers").factory());
    return new Steadfast(
        chosen, new OfflineProvider(voice, Optional.empty()), state, timer, Patience.DEFAULT);
  }
}
