package dental.sofia.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.support.FakeOpenAi;
import dental.sofia.e2e.harness.BrowserCall;
import dental.sofia.e2e.harness.CallersHost;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is to hear, think and speak for Sofia does not: a server of OpenAI's protocol. */
@EndToEnd
class SpeechFaultsIT {

  /** Callers write, and what they say is as silent as a tone of no frequency. */
  private static final double NO_TONE = 0;

  private static final FakeOpenAi.Script ANSWER = FakeOpenAi.text("Von acht bis zwölf.");

  /** The kubelet takes up to 90 s to write a changed Secret into a pod; then it is tried again. */
  private static final Duration SECRET_ARRIVED = Duration.ofSeconds(160);

  @TempDir static Path directory;
  private static CallersHost host;
  private static FakeOpenAi api;
  private static Patient praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) throws IOException {
    assumeThat(sandbox.cluster().isLocalNode()).as("pods reach this machine").isTrue();
    host = CallersHost.create(directory);
    String address = sandbox.cluster().internalAddress();
    api = new FakeOpenAi(address);
    api.otherwise = ANSWER;
    api.unheard = FakeOpenAi.transcript("");
    sandbox.createSecret("speech", Map.of("apiKey", api.key));
    String spec =
        "{host: \"%s\", checks: {interval: 10s},"
            + " agent: {speech: {provider: OpenAI, secretName: speech, baseUrl: \"%s\"}}}";
    praxis = Patient.of(sandbox.create(spec.formatted(address, api.address())));
  }

  @AfterAll
  static void comeBack() {
    if (host != null) {
      host.close();
    }
    if (api != null) {
      api.close();
    }
  }

  /** As after it was revoked at the provider's; the user gets a new one and writes it. */
  @Test
  void aKeyThatIsRefusedInACallAndMendedInItsSecret() {
    List<String> agents = praxis.sofia().names("agent");
    var key = new RefusedKey();
    praxis
        .recoveringWithin(SECRET_ARRIVED)
        .shows(
            new Fault(key::refuse, key::write),
            "AgentReady",
            "SpeechProviderFails",
            praxis.pod("agent"),
            "OpenAI fails (unauthorized), callers are served by rules");
    key.tell();
    assertThat(praxis.sofia().names("agent")).as("a new key ends no call").isEqualTo(agents);
    try (var chromium = host.chromiumOfOneTurn(NO_TONE, page())) {
      BrowserCall.begin(chromium, praxis.sofia()).says("Wann?", "Von acht bis zwölf.");
    }
  }

  /** Nobody calls again until it is well. */
  @Test
  void aProviderThatIsDownAndComesBack() {
    praxis.shows(
        new Fault(
            () -> {
              api.otherwise = FakeOpenAi.status(503);
              apologises("Entschuldigung, ich habe gerade ein technisches Problem");
            },
            () -> api.otherwise = ANSWER),
        "AgentReady",
        "SpeechProviderFails",
        praxis.pod("agent"),
        "OpenAI fails (server-error), callers are served by rules");
  }

  /** Somebody calls, and is never left in silence. */
  private static void apologises(String words) {
    try (var chromium = host.chromiumOfOneTurn(NO_TONE, page())) {
      var call = BrowserCall.begin(chromium, praxis.sofia());
      call.says("Wann haben Sie geöffnet?", words);
      await("the apology is heard")
          .pollInSameThread()
          .atMost(Duration.ofSeconds(10))
          .until(call::isHeard);
      call.reads("montags bis freitags");
    }
  }

  private static String page() {
    return praxis.sofia().get().getStatus().page();
  }

  /** What happens to the key, and when. */
  private static final class RefusedKey {

    private long refused;
    private long written;

    void refuse() {
      api.key = "sk-a-new-one";
      refused = System.nanoTime();
      apologises("Entschuldigung, ich habe ein technisches Problem");
    }

    void write() {
      tell(refused, "a key that is refused in a call: told to the caller and diagnosed");
      written = System.nanoTime();
      praxis
          .sofia()
          .client()
          .secrets()
          .inNamespace(praxis.sofia().namespace())
          .withName("speech")
          .edit(s -> new SecretBuilder(s).addToStringData("apiKey", api.key).build());
    }

    void tell() {
      tell(written, "a key that is mended in its Secret: everything is True");
    }

    private static void tell(long since, String what) {
      System.out.println(
          what + " after " + Duration.ofNanos(System.nanoTime() - since).toMillis() + " ms");
    }
  }
}
