package dental.sofia.agent.openai;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where the API is and what is asked of it.
 *
 * @param key asked for each call since it may be changed; empty if there is none
 * @param baseUrl with the version, as {@code https://api.openai.com/v1}
 * @param model of the chat
 * @param instructions added to what Sofia is told anyway
 * @param limit what is silent for so long has failed
 */
public record OpenAiSettings(
    Supplier<String> key,
    URI baseUrl,
    String model,
    String transcriptionModel,
    String synthesisModel,
    String voice,
    String instructions,
    Duration limit) {
  public static final URI DEFAULT_URL = URI.create("https://api.openai.com/v1");
  public static final String DEFAULT_MODEL = "gpt-4.1-mini";
  public static final String DEFAULT_TRANSCRIPTION_MODEL = "gpt-4o-mini-transcribe";
  public static final String DEFAULT_SYNTHESIS_MODEL = "gpt-4o-mini-tts";
  public static final String DEFAULT_VOICE = "nova";
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(7);

  /** Without the key. */
  @Override
  public String toString() {
    return "OpenAiSettings[" + baseUrl + ", " + model + "]";
  }

  URI at(String path) {
    return URI.create(baseUrl.toString().replaceFirst("/+$", "") + path);
  }
}
