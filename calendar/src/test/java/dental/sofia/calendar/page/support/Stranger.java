package dental.sofia.calendar.page.support;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The other side of a call, in a browser window of its own. With an identity that begins with
 * {@code agent-} the page takes it for Sofia.
 */
public final class Stranger {
  /** What the page of a participant runs; tests listen with it, too. */
  static final String SCRIPT = read("/browser/stranger.js");

  private final Page page;

  private Stranger(Page page) {
    this.page = page;
  }

  /** Joins, and speaks a tone of this frequency until it leaves. */
  public static Stranger join(Page page, URI livekit, String token, double hertz) {
    // LiveKit's own page: a secure context that loads nothing.
    page.navigate("http://" + livekit.getAuthority() + "/");
    page.addScriptTag(
        new Page.AddScriptTagOptions()
            .setPath(Chromium.module("livekit-client/dist/livekit-client.umd.js")));
    page.addScriptTag(new Page.AddScriptTagOptions().setContent(SCRIPT));
    // A browser gives no sound before somebody has touched the page.
    page.mouse().click(5, 5);
    page.evaluate(
        "([url, token, hertz]) => stranger.join(url, token, hertz)",
        List.of(livekit.toString(), token, hertz));
    return new Stranger(page);
  }

  @SuppressWarnings("unchecked")
  public List<String> others() {
    return (List<String>) page.evaluate("stranger.others()");
  }

  public void awaitAlone() {
    page.waitForCondition(() -> others().isEmpty());
  }

  /** Says what it does, as the agent's attribute has it. */
  public void state(String state) {
    attributes(Map.of("lk.agent.state", state));
  }

  public void attributes(Map<String, String> attributes) {
    page.evaluate("attributes => stranger.attributes(attributes)", attributes);
  }

  public void write(String topic, String text, Map<String, String> attributes) {
    page.evaluate(
        "([topic, text, attributes]) => stranger.write(topic, text, attributes)",
        List.of(topic, text, attributes));
  }

  /** The track that the caller speaks with. */
  public String callersTrack() {
    return (String) page.evaluate("stranger.callersTrack()");
  }

  /** What the caller wrote. */
  @SuppressWarnings("unchecked")
  public List<String> written() {
    return (List<String>) page.evaluate("stranger.written");
  }

  /** The loudest tone that it hears of the caller. */
  public Tone hears() {
    page.waitForFunction("() => stranger.ear");
    return Tone.of(page.evaluate("stranger.ear()"));
  }

  public void leave() {
    page.evaluate("stranger.leave()");
  }

  private static String read(String resource) {
    try (var stream = Stranger.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tone: its frequency, and its level in decibels of full scale. */
  public record Tone(double hertz, double decibels) {
    static Tone of(Object result) {
      var map = (Map<?, ?>) result;
      return new Tone(
          ((Number) map.get("hertz")).doubleValue(), ((Number) map.get("decibels")).doubleValue());
    }
  }
}
