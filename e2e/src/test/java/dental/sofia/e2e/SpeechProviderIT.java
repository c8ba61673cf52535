package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.support.FakeGemini;
import dental.sofia.agent.support.FakeOpenAi;
import dental.sofia.agent.support.FakeSession;
import dental.sofia.agent.support.Tone;
import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.e2e.harness.AgentHealth;
import dental.sofia.e2e.harness.BrowserCall;
import dental.sofia.e2e.harness.CallersHost;
import dental.sofia.e2e.harness.Cluster;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.SecretWord;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody else hears, thinks and speaks for Sofia: servers of the published protocols beside the
 * node, and a caller in a browser far from the cluster.
 */
@EndToEnd
class SpeechProviderIT {

  private static final double CALLERS_TONE = 700;
  private static final double GREETING = 500;
  private static final double ANSWER = 900;
  private static final double LOUD = -45;
  private static final String QUESTION = "Wann haben Sie geöffnet?";

  /** A browser that suppresses noise leaves less of what is spoken, and silence leaves nothing. */
  private static final double HEARD = 300;

  @TempDir static Path directory;
  private static CallersHost host;

  @BeforeAll
  static void leaveTheCluster(Cluster cluster) {
    assumeThat(cluster.isLocalNode()).as("pods reach this machine").isTrue();
    host = CallersHost.create(directory);
  }

  @AfterAll
  static void comeBack() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void openAiIsHeardHearsAndHoldsTheConversationWithTheKeyOfTheSecret(
      Sandbox sandbox, OperatorRelease operator) throws IOException {
    try (var api = new FakeOpenAi(sandbox.cluster().internalAddress())) {
      api.key = "sk-" + UUID.randomUUID();
      api.seconds = 6;
      api.otherwise = FakeOpenAi.text("Ja.");
      api.unheard = FakeOpenAi.transcript("");
      Sofia praxis = create(sandbox, "OpenAI", api.address(), api.key).awaitReady();
      await("it was asked before anybody calls").until(() -> api.chatRequests.size() == 1);
      api.transcriptions.add(FakeOpenAi.transcript(QUESTION));
      api.chats.add(FakeOpenAi.text("Täglich von acht ", "bis zwölf Uhr."));
      try (var chromium = chromium(praxis)) {
        var call = BrowserCall.begin(chromium, praxis);
        call.reads(QUESTION);
        call.reads("Täglich von acht bis zwölf Uhr.");
        hears(call, FakeOpenAi.TONE);
        api.chats.add(FakeOpenAi.text("Auch am Donnerstag."));
        call.says("Auch donnerstags?", "Auch am Donnerstag.");
        assertThat(call.page().complaints()).isEmpty();
      }
      assertThat(api.forms).hasSizeGreaterThan(1);
      assertThat(api.chatRequests).hasSize(3);
      assertThat(api.chatRequests.getLast().path("messages").toString())
          .contains(QUESTION, "Täglich von acht bis zwölf Uhr.", "Auch donnerstags?");
      assertThat(api.authorizations).isNotEmpty().containsOnly("Bearer " + api.key);
      works(praxis, "OpenAI");
      new SecretWord(api.key).isOnlyIn("speech", praxis, operator);
    }
  }

  @Test
  void geminiIsHeardHearsAndHoldsTheConversationWithTheKeyOfTheSecret(
      Sandbox sandbox, OperatorRelease operator) {
    try (var google = FakeGemini.start(sandbox.cluster().internalAddress())) {
      Sofia praxis = create(sandbox, "Gemini", google.url(), FakeGemini.KEY).awaitReady();
      await("it was asked before anybody calls").until(() -> google.rehearsals() == 1);
      var greeted = CompletableFuture.supplyAsync(() -> greet(google));
      try (var chromium = chromium(praxis)) {
        var call = BrowserCall.begin(chromium, praxis);
        hears(call, GREETING);
        FakeSession session = greeted.join();
        await("what the caller says is heard there")
            .atMost(Duration.ofSeconds(30))
            .until(() -> Tone.amplitude(lastSecond(session), 16_000, CALLERS_TONE) > HEARD);
        await("the caller's turn is over").until(() -> Tone.rms(lastSecond(session)) < HEARD);
        session.understood(QUESTION);
        session.say(ANSWER, 8_000, 6, "Täglich von acht bis zwölf Uhr.");
        session.turnComplete();
        hears(call, ANSWER);
        call.reads(QUESTION);
        call.reads("Täglich von acht bis zwölf Uhr.");
        var answered =
            CompletableFuture.runAsync(
                () -> {
                  session.awaitTold("clientContent", "Auch donnerstags?");
                  session.say(GREETING, 8_000, 2, "Auch am Donnerstag.");
                  session.turnComplete();
                });
        call.says("Auch donnerstags?", "Auch am Donnerstag.");
        answered.join();
        assertThat(call.page().complaints()).isEmpty();
      }
      assertThat(google.sessions()).hasSize(1);
      works(praxis, "Gemini");
      new SecretWord(FakeGemini.KEY).isOnlyIn("speech", praxis, operator);
    }
  }

  @Test
  void aMissingKeyIsNamedWithWhatToCreateAndNothingThatRunsIsBroken(Sandbox sandbox)
      throws IOException {
    try (var api = new FakeOpenAi(sandbox.cluster().internalAddress())) {
      api.otherwise = FakeOpenAi.text("Ja.");
      api.unheard = FakeOpenAi.transcript("");
      Sofia praxis = sandbox.create("{agent: {}, checks: {interval: 10s}}").awaitReady();
      List<String> before = running(praxis);

      praxis.change("agent: {speech: " + speech("OpenAI", api.address()) + "}");
      assertThat(praxis.awaitCondition("SpecAccepted", "False", "SecretUnusable").getMessage())
          .contains("agent.speech.secretName: there is no Secret speech in this namespace")
          .contains("create it with the key apiKey");
      sandbox.createSecret("speech", Map.of("key", api.key));
      await()
          .untilAsserted(
              () ->
                  assertThat(praxis.condition("SpecAccepted").orElseThrow().getMessage())
                      .contains("Secret speech has no key apiKey: add it with the provider's key"));
      praxis.checkNow();
      praxis.awaitCondition("AgentReady", "True", "Passed");
      assertThat(running(praxis)).isEqualTo(before);

      praxis
          .client()
          .secrets()
          .inNamespace(praxis.namespace())
          .withName("speech")
          .edit(s -> new SecretBuilder(s).addToStringData("apiKey", api.key).build());
      praxis.awaitReady();
      works(praxis, "OpenAI");
    }
  }

  @Test
  void aKeyThatIsRefusedIsToldBeforeAnybodyCalls(Sandbox sandbox) throws IOException {
    try (var api = new FakeOpenAi(sandbox.cluster().internalAddress())) {
      Sofia praxis = create(sandbox, "OpenAI", api.address(), "sk-another");
      String told = praxis.awaitCondition("Ready", "False", "SpeechProviderFails").getMessage();
      assertThat(told).contains("AgentReady", "OpenAI fails (unauthorized)");
      assertThat(api.authorizations).containsOnly("Bearer sk-another");
    }
  }

  private static Sofia create(Sandbox sandbox, String provider, URI api, String key) {
    // Files end with a newline, and so do keys that people make Secrets of.
    sandbox.createSecret("speech", Map.of("apiKey", key + "\n"));
    // Without calls of the operator's: the provider is asked by the caller alone.
    String spec = "{host: \"%s\", agent: {speech: %s}, checks: {interval: 10s, callInterval: 0s}}";
    return sandbox.create(
        spec.formatted(sandbox.cluster().internalAddress(), speech(provider, api)));
  }

  private static String speech(String provider, URI api) {
    return "{provider: %s, secretName: speech, baseUrl: \"%s\"}".formatted(provider, api);
  }

  private static Chromium chromium(Sofia praxis) {
    return host.chromiumOfOneTurn(CALLERS_TONE, praxis.get().getStatus().page());
  }

  private static FakeSession greet(FakeGemini google) {
    await().atMost(Duration.ofSeconds(40)).until(() -> !google.sessions().isEmpty());
    FakeSession session = google.session(0);
    // A line of the transcript is complete when it was heard.
    session.say(GREETING, 8_000, 1, "Hier ist Sofia.");
    session.turnComplete();
    session.say(GREETING, 8_000, 9, "Guten Tag, wie kann ich Ihnen helfen?");
    session.turnComplete();
    return session;
  }

  private static short[] lastSecond(FakeSession session) {
    short[] heard = session.heard();
    return Arrays.copyOfRange(heard, Math.max(0, heard.length - 16_000), heard.length);
  }

  private static void hears(BrowserCall call, double hertz) {
    await("the provider's voice is heard")
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              var tone = call.page().hears();
              return Math.abs(tone.hertz() - hertz) < 15 && tone.decibels() > LOUD;
            });
  }

  /** Everything runs with this provider, and nobody has complained. */
  private static void works(Sofia praxis, String provider) {
    praxis.checkNow();
    praxis.awaitReady();
    var agent = praxis.pod("agent");
    assertThat(AgentHealth.of(agent, "provider")).contains(provider);
    assertThat(AgentHealth.of(agent, "speech_failure")).isEmpty();
  }

  private static List<String> running(Sofia praxis) {
    return Stream.concat(praxis.podIdentities().stream(), praxis.names("agent").stream()).toList();
  }
}
