package dental.sofia.agent.app;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.FakeGemini;
import dental.sofia.wire.support.LiveKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged process and Google's protocol, with only the libraries that it is delivered with.
 */
class GeminiIT {
  @TempDir Path directory;
  private final FakeGemini google = FakeGemini.start();
  private LiveKit server;
  private AgentProcess agent;

  @BeforeEach
  void start() {
    server = LiveKit.start(directory, List.of());
  }

  @AfterEach
  void stop() {
    agent.close();
    google.close();
    server.close();
  }

  @Test
  void aCallIsHeldThroughAnEndOfItsConnection() throws Exception {
    var key = Files.writeString(directory.resolve("apiKey"), FakeGemini.KEY + "\n");
    agent(
        Map.of(
            "SOFIA_SPEECH_PROVIDER",
            "Gemini",
            "SOFIA_SPEECH_KEY_FILE",
            key.toString(),
            "SOFIA_SPEECH_BASE_URL",
            google.url().toString(),
            "SOFIA_SPEECH_VOICE",
            "Kore"));
    await().untilAsserted(() -> assertThat(google.rehearsals()).isEqualTo(1));
    try (var caller =
        Guest.join(
            server.tokenWithAgent("caller", "sofia-dental-1", "sofia"), server, all -> all)) {
      var first = google.session(0);
      assertThat(first.setup().toString()).contains("Kore", "termin_buchen");
      first.say(440, 8_000, 4, "Guten Tag, hier ist Sofia.");
      caller.hearsTone(440, 8_000);
      first.turnComplete();
      first.resumable("handle-1");
      first.goAway(20);
      get(caller.room().sendText("lk.chat", "Sind Sie noch da?", Map.of()));
      var second = google.session(1);
      second.awaitTold("clientContent", "noch da");
      second.say(600, 8_000, 4, "Aber ja.");
      caller.hearsTone(600, 8_000);
      said(caller, "Aber ja.");
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> agent.health().path("active_calls").asInt() == 0);
    assertThat(agent.health().has("speech_failure")).isFalse();
    assertThat(agent.get("/metrics").body())
        .contains("sofia_agent_gemini_connect_seconds_count 3")
        .contains("sofia_agent_gemini_resumed_total 1");
    assertThat(agent.log()).doesNotContain(FakeGemini.KEY).doesNotContain("ERROR");
    assertThat(loaded()).contains("com.google.genai.Client ");
  }

  @Test
  void whoDoesNotChooseGoogleLoadsNothingOfIt() throws Exception {
    agent(Map.of());
    assertThat(loaded())
        .doesNotContain("com.google.genai.")
        .doesNotContain(" okhttp3.")
        .doesNotContain(" kotlin.");
  }

  private void agent(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + directory.resolve("classes"));
    agent = AgentProcess.start(directory, server, environment);
    agent.awaitReady();
  }

  private String loaded() throws IOException {
    return Files.readString(directory.resolve("classes"));
  }

  private static void said(Guest caller, String part) {
    caller.await(
        RoomEvent.TextReceived.class,
        text -> text.topic().equals("lk.transcription") && text.text().contains(part));
  }
}
