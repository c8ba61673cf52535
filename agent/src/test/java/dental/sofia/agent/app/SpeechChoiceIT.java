package dental.sofia.agent.app;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.FakeGemini;
import dental.sofia.agent.support.FakeOpenAi;
import dental.sofia.wire.support.LiveKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds the conversations of the packaged process, by its environment. */
class SpeechChoiceIT {
  @TempDir Path directory;
  private LiveKit server;
  private AgentProcess agent;
  private FakeOpenAi api;

  @BeforeEach
  void start() throws IOException {
    server = LiveKit.start(directory, List.of());
    api = new FakeOpenAi();
  }

  @AfterEach
  void stop() {
    agent.close();
    api.close();
    server.close();
  }

  @Test
  void withoutAnythingRulesHoldThemAndNobodyIsHeard() throws Exception {
    start(Map.of());
    health("Offline", false);
    assertThat(agent.health().path("hearing_failure").asText()).isEqualTo("no-model");
    assertThat(agent.health().has("speech_failure")).isFalse();
    memory();
  }

  @Test
  void aModelThatIsNoneIsToldAndNotUsed() throws Exception {
    var model = Files.createDirectories(directory.resolve("model/am"));
    Files.writeString(model.resolve("final.mdl"), "not a model at all");
    start(Map.of("SOFIA_SPEECH_MODEL_DIR", directory.resolve("model").toString()));
    health("Offline", false);
    assertThat(agent.health().path("hearing_failure").asText()).isEqualTo("unusable-model");
    assertThat(agent.log()).contains("SOFIA_SPEECH_MODEL_DIR", "Callers are read and not heard");
    try (var caller = caller()) {
      said(caller, "hier ist Sofia");
    }
  }

  @Test
  void aProviderThatNobodyKnowsIsToldAndNotUsed() throws Exception {
    start(Map.of("SOFIA_SPEECH_PROVIDER", "Alexa"));
    health("Offline", false);
    assertThat(agent.log()).contains("SOFIA_SPEECH_PROVIDER is Alexa");
  }

  @Test
  void googleIsChosenByItsName() throws Exception {
    try (var google = FakeGemini.start()) {
      start(
          Map.of(
              "SOFIA_SPEECH_PROVIDER",
              "Gemini",
              "SOFIA_SPEECH_BASE_URL",
              google.url().toString(),
              "GOOGLE_API_KEY",
              FakeGemini.KEY));
      health("Gemini", true);
      await().untilAsserted(() -> assertThat(google.rehearsals()).isEqualTo(1));
      assertThat(agent.health().has("speech_failure")).isFalse();
      assertThat(agent.log()).doesNotContain(FakeGemini.KEY).doesNotContain("ERROR");
    }
  }

  @Test
  void aKeyThatIsWrongIsToldBeforeAnybodyCallsAndOneThatComesLaterIsUsed() throws Exception {
    api.otherwise = FakeOpenAi.text("Ja.");
    api.unheard = FakeOpenAi.transcript("");
    var key = directory.resolve("apiKey");
    Files.writeString(key, "sk-wrong\n");
    start(
        Map.of(
            "SOFIA_SPEECH_PROVIDER", "OpenAI",
            "SOFIA_SPEECH_KEY_FILE", key.toString(),
            "SOFIA_SPEECH_BASE_URL", api.address().toString()));
    health("OpenAI", true);
    awaitSpeechFailure("unauthorized");

    try (var caller = caller()) {
      said(caller, "hier ist Sofia");
      get(caller.room().sendText("lk.chat", "Wann haben Sie geöffnet?", Map.of()));
      said(caller, "Entschuldigung, ich habe ein technisches Problem");
      said(caller, "montags bis freitags");
    }
    assertThat(agent.get("/metrics").body())
        .contains(
            "sofia_agent_provider_failures_total{provider=\"OpenAI\",reason=\"unauthorized\"} 1.0");

    Files.writeString(key, api.key);
    awaitSpeechFailure("");
    api.chats.add(FakeOpenAi.text("Von acht bis zwölf Uhr."));
    try (var caller = caller()) {
      said(caller, "hier ist Sofia");
      get(caller.room().sendText("lk.chat", "Wann haben Sie geöffnet?", Map.of()));
      said(caller, "Von acht bis zwölf Uhr.");
    }
    assertThat(agent.health().has("speech_failure")).isFalse();
    assertThat(agent.log()).doesNotContain("sk-wrong").doesNotContain(api.key);
    memory();
  }

  private void start(Map<String, String> environment) {
    long began = System.nanoTime();
    agent = AgentProcess.start(directory, server, environment);
    agent.awaitReady();
    System.out.printf(
        "%s: registered after %d ms%n",
        environment.keySet(), (System.nanoTime() - began) / 1_000_000);
  }

  private void health(String provider, boolean hearing) throws Exception {
    var health = agent.health();
    assertThat(health.path("provider").asText()).isEqualTo(provider);
    assertThat(health.path("hearing").asBoolean(!hearing)).isEqualTo(hearing);
  }

  private void awaitSpeechFailure(String reason) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(agent.health().path("speech_failure").asText()).isEqualTo(reason));
  }

  private void memory() throws IOException {
    Files.readAllLines(Path.of("/proc/" + agent.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .forEach(System.out::println);
  }

  private Guest caller() {
    String room = "sofia-dental-" + System.nanoTime();
    return Guest.join(server.tokenWithAgent("caller", room, "sofia"), server, options -> options);
  }

  private static void said(Guest caller, String part) {
    caller.await(
        RoomEvent.TextReceived.class,
        text -> text.topic().equals("lk.transcription") && text.text().contains(part));
  }
}
