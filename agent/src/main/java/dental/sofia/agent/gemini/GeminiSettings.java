package dental.sofia.agent.gemini;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How Google is reached and what is asked of it.
 *
 * @param key the API key, asked for each connection since it may be changed; empty if there is none
 * @param baseUrl another endpoint of the same API, with http without encryption
 * @param voice one of Google's, by its name
 * @param instructions added to what Sofia is told anyway
 */
public record GeminiSettings(
    Supplier<String> key,
    Optional<URI> baseUrl,
    String model,
    Optional<String> voice,
    String instructions,
    Limits limits) {
  /** Google's default for voice agents, and no preview. */
  public static final String DEFAULT_MODEL = "gemini-3.8-live";

  /**
   * How long is waited.
   *
   * @param connect for the network, and then for the answer to our setup
   * @param ping a connection on which a ping is not answered within this is lost
   * @param beforeGoingAway a connection that Google is about to end is left this long before
   */
  public record Limits(Duration connect, Duration ping, Duration beforeGoingAway) {
    public static final Limits DEFAULT =
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));
  }
}
