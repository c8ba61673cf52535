package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sofia herself, in a pod beside a real LiveKit. */
@EndToEnd
class AgentIT {

  private static Sofia praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = sandbox.create("{agent: {}, checks: {interval: 10s}}").awaitReady();
  }

  @Test
  void readyMeansThatLiveKitSentForTheAgentAndItCameAndSpoke() {
    assertThat(praxis.condition("AgentReady").orElseThrow().getMessage())
        .contains("registered at LiveKit", "comes when it is called");
  }

  @Test
  void anAgentThatIsKilledIsReplacedAndComesAgain() {
    List<String> before = praxis.names("agent");
    praxis.client().resource(praxis.pod("agent")).withGracePeriod(0).delete();
    praxis.awaitOtherPods("agent", before);
  }

  @Test
  void aLiveKitThatIsStartedAnewIsFoundByTheAgent() {
    List<String> before = praxis.names("livekit");
    List<String> agents = praxis.names("agent");
    praxis.client().resource(praxis.pod("livekit")).withGracePeriod(0).delete();
    praxis.awaitOtherPods("livekit", before);
    assertThat(praxis.names("agent")).isEqualTo(agents);
  }

  @Test
  void anotherNameIsTheOneThatTokensAskFor() {
    praxis.change("agent: {name: lena}");
    praxis.awaitReady();
    assertThat(praxis.condition("AgentReady").orElseThrow().getMessage()).contains("as lena");
    assertThat(praxis.condition("CalendarHealthy").orElseThrow().getStatus()).contains("True");
  }
}
