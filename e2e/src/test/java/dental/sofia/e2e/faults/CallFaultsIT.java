package dental.sofia.e2e.faults;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.e2e.harness.AgentHealth;
import dental.sofia.e2e.harness.BrowserCall;
import dental.sofia.e2e.harness.CallersHost;
import dental.sofia.e2e.harness.Command;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.PodProcess;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something dies while somebody talks with Sofia, in a browser far from the cluster. */
@EndToEnd
class CallFaultsIT {

  private static final double CALLERS_TONE = 700;

  private static final String VOICE = "document.querySelector('dialog.call audio')";

  private static final String WITH_SOFIA =
      "[data-phase=listening], [data-phase=speaking], [data-phase=thinking]";

  @TempDir static Path directory;
  private static CallersHost host;

  @BeforeAll
  static void leaveTheCluster(Sandbox sandbox) {
    assumeThat(sandbox.cluster().isLocalNode()).as("processes are within reach").isTrue();
    host = CallersHost.create(directory);
  }

  @AfterAll
  static void comeBack() {
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest(name = "with {0} replicas")
  @ValueSource(ints = {1, 2})
  void anAgentThatIsKilledIsFollowedByAnother(int replicas, Sandbox sandbox) {
    Sofia praxis = create(sandbox, replicas);
    hearsSofiaAgainAfter(
        agent -> kill(agent, "java"), praxis, "agent killed, of " + replicas + " replicas");
  }

  /** Its process does not come back, so it is the others that have to notice. */
  @Test
  void aPodThatIsGoneIsFollowedByAnother(Sandbox sandbox) {
    Sofia praxis = create(sandbox, 2);
    hearsSofiaAgainAfter(
        agent -> praxis.client().resource(agent).withGracePeriod(0).delete(),
        praxis,
        "pod of the agent deleted at once, of 2 replicas");
  }

  /** The kubelet starts it anew; browser and agent find each other there, in the same call. */
  @Test
  void aLiveKitThatIsKilledIsJoinedAgain(Sandbox sandbox) {
    Sofia praxis = create(sandbox, 1);
    try (var chromium = chromium(praxis)) {
      var call = BrowserCall.begin(chromium, praxis);
      call.awaitsSilence();

      long began = System.nanoTime();
      kill(praxis.pod("livekit"), "livekit-server");
      call.page().awaitPhase("reconnecting", 10);
      call.page().window().waitForSelector("dialog.call:is(" + WITH_SOFIA + ")");
      tell(began, "LiveKit killed: the page has Sofia");
      call.says("Wann haben Sie geöffnet?", "montags bis freitags");
      await("Sofia's voice is heard again")
          .pollInSameThread()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(50))
          .until(call::isHeard);
      tell(began, "LiveKit killed: Sofia is heard");
    }
  }

  @Test
  void whenTheCalendarIsSilentSofiaSaysSo(Sandbox sandbox) {
    Sofia praxis = create(sandbox, 1);
    try (var chromium = chromium(praxis)) {
      var call = BrowserCall.begin(chromium, praxis);
      String calendar = PodProcess.id(praxis.pod("calendar"), "java").orElseThrow();
      signal("STOP", calendar);
      try {
        call.says("Ich möchte übermorgen um zehn zur Kontrolle kommen", "Namen");
        call.says("Jörg Groß", "Ich erreiche den Kalender gerade leider nicht");
      } finally {
        signal("CONT", calendar);
      }
    }
  }

  private static void hearsSofiaAgainAfter(Consumer<Pod> fault, Sofia praxis, String what) {
    try (var chromium = chromium(praxis)) {
      var call = BrowserCall.begin(chromium, praxis);
      Pod agent =
          praxis.pods("agent").stream().filter(AgentHealth::isInACall).findFirst().orElseThrow();

      Page window = call.page().window();
      window.evaluate("() => { window.formerVoice = " + VOICE + "; }");
      long began = System.nanoTime();
      fault.accept(agent);
      window.waitForFunction(
          "() => " + VOICE + "?.srcObject && " + VOICE + " !== window.formerVoice",
          null,
          new Page.WaitForFunctionOptions().setTimeout(40_000));
      await("Sofia's voice is heard again")
          .pollInSameThread()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(50))
          .until(call::isHeard);
      tell(began, what + ": Sofia is heard");
      // She is alone with the caller, and not gone again.
      call.says("Wann haben Sie geöffnet?", "montags bis freitags");
    }
  }

  /**
   * Measured and not asserted: on a machine that runs other tests it is not this that takes long.
   */
  private static void tell(long began, String what) {
    System.out.println(
        what + " again after " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
  }

  /** Without calls of the operator's, so that who is in a call is in the caller's. */
  private static Sofia create(Sandbox sandbox, int replicas) {
    String spec = "{host: \"%s\", agent: {replicas: %d}, checks: {callInterval: 0s}}";
    return sandbox
        .another()
        .create(spec.formatted(sandbox.cluster().internalAddress(), replicas))
        .awaitReady();
  }

  private static Chromium chromium(Sofia praxis) {
    return host.chromium(CALLERS_TONE, praxis.get().getStatus().page());
  }

  private static void kill(Pod pod, String program) {
    signal("KILL", PodProcess.id(pod, program).orElseThrow());
  }

  private static void signal(String signal, String process) {
    Command.of("kill", "-" + signal, process).run().orFail();
  }
}
