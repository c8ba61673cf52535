package dental.sofia.agent.app;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the process is told by its environment; {@code application.properties} has the names. */
@ConfigMapping(prefix = "agent")
public interface AgentSettings {
  LiveKit livekit();

  Calendar calendar();

  /** Under which LiveKit dispatches the agent. */
  String name();

  int maxCalls();

  Speech speech();

  /** {@code host:port} under which the other replicas are found. */
  Optional<List<String>> peers();

  /** How long calls may go on after the process was asked to end. */
  Duration drain();

  /** Of the build. */
  String version();

  /** Who holds the conversations, and how. What is empty has a default of the provider's. */
  interface Speech {
    /** {@code Offline}, {@code Gemini} or {@code OpenAI}. */
    String provider();

    /** With the provider's key; read again for each call. */
    Optional<Path> keyFile();

    /** The key itself, as the original had it; for Gemini only. */
    Optional<String> googleKey();

    Optional<URI> baseUrl();

    Optional<String> model();

    Optional<String> transcriptionModel();

    Optional<String> synthesisModel();

    Optional<String> voice();

    /** Added to what a language model is told. */
    Optional<String> instructions();

    /** A Vosk model, for Offline. */
    Optional<Path> modelDir();
  }

  /** Where LiveKit is, and the key pair that it knows. */
  interface LiveKit {
    URI url();

    Optional<String> apiKey();

    Optional<String> apiSecret();
  }

  /** Where the calendar is, and the file with the token for it. */
  interface Calendar {
    URI url();

    Optional<Path> tokenFile();
  }
}
