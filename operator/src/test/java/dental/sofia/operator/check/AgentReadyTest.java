package dental.sofia.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.agent.AgentReady;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Workloads;
import dental.sofia.wire.support.TcpServer;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An agent and a LiveKit that answer as a test wants; the real ones are asked on a real cluster.
 */
class AgentReadyTest {

  private static final String AGENT = "127.83.8.1";
  private static final String LIVEKIT = "127.83.8.2";
  private static final String WELL =
      "{\"agent_name\":\"sofia\",\"livekit_connected\":true,\"ready\":true}";
  private static final String IN_THE_ROOM =
      "{\"participants\":[{\"kind\":\"AGENT\",\"tracks\":[%s]}]}";

  @Test
  void anAgentThatCameAndHasAVoicePasses() {
    assertThat(ask(WELL, IN_THE_ROOM.formatted("{\"type\":\"AUDIO\"}"))).isInstanceOf(Passed.class);
  }

  @Test
  void anAgentThatCameAndHasNoVoiceIsMute() {
    assertThat(reason(ask(WELL, IN_THE_ROOM.formatted("")))).isEqualTo(AgentReady.AGENT_MUTE);
  }

  @Test
  void anAgentThatLiveKitSentForInVainDidNotCome() {
    assertThat(reason(ask(WELL, "{\"participants\":[]}"))).isEqualTo(AgentReady.AGENT_DID_NOT_COME);
  }

  @Test
  void anAgentThatIsNotRegisteredIsNotCalled() {
    assertThat(reason(ask("{\"agent_name\":\"sofia\",\"livekit_connected\":false}", "")))
        .isEqualTo(AgentReady.AGENT_NOT_REGISTERED);
  }

  @Test
  void anAgentOfAnotherNameIsNamed() {
    var outcome = ask("{\"agent_name\":\"lena\",\"livekit_connected\":true}", "");
    assertThat(reason(outcome)).isEqualTo(AgentReady.AGENT_NAME_WRONG);
    assertThat(outcome.message()).contains("is called lena instead of sofia");
  }

  @Test
  void anAgentWhoseProviderFailsSaysWhichAndHow() {
    var outcome =
        ask(WELL.replace("}", ",\"provider\":\"Gemini\",\"speech_failure\":\"unauthorized\"}"), "");
    assertThat(reason(outcome)).isEqualTo(AgentReady.SPEECH_PROVIDER_FAILS);
    assertThat(outcome.message()).contains("Gemini fails (unauthorized)");
  }

  @Test
  void anAgentThatDoesNotAnswerIsSilent() {
    assertThat(reason(run())).isEqualTo(AgentReady.AGENT_SILENT);
  }

  private static Reason reason(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).reason();
  }

  private static Outcome ask(String health, String participants) {
    try (var agent = answering(AGENT, Ports.AGENT, health);
        var livekit = answering(LIVEKIT, Ports.SIGNALLING, participants)) {
      return run();
    }
  }

  private static Outcome run() {
    var model = Models.withSpec("{checks: {deadline: 2s}}");
    Map<ComponentName, Workload> workloads = new HashMap<>();
    workloads.put(ComponentName.AGENT, ready(AGENT));
    workloads.put(ComponentName.LIVEKIT, ready(LIVEKIT));
    var facts = new Facts(model, Models.credentials(model), workloads, Vantage.INSIDE);
    return new CheckRunner(List.of(new AgentReady()), Clock.systemUTC())
        .run(facts)
        .getFirst()
        .outcome();
  }

  private static Workload ready(String ip) {
    var pod = Workloads.pod("{podIP: " + ip + ", conditions: [{type: Ready, status: 'True'}]}");
    return new Workload(Optional.empty(), Optional.empty(), List.of(pod), Map.of());
  }

  private static TcpServer answering(String address, int port, String body) {
    return TcpServer.answering(new InetSocketAddress(address, port), body);
  }
}
