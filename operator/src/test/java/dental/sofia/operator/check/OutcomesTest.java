package dental.sofia.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.support.Workloads;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  private static final Outcome GOOD = new Passed("pod a");
  private static final Outcome BROKEN = new Failed(Reason.fault("Broken"), "pod b");
  private static final Outcome UNCLEAR =
      Outcomes.notAsked("pod c", new ConditionType("TurnSecure"));

  @Test
  void oneBrokenPodIsEnough() {
    assertThat(Outcomes.worst(List.of(GOOD, UNCLEAR, BROKEN, GOOD), "all")).isEqualTo(BROKEN);
  }

  @Test
  void onePodThatCouldNotBeAskedIsEnoughForNotKnowing() {
    assertThat(Outcomes.worst(List.of(GOOD, UNCLEAR), "all")).isEqualTo(UNCLEAR);
  }

  @Test
  void whatCouldNotBeAskedNamesTheConditionThatSaysWhy() {
    assertThat(UNCLEAR.message()).isEqualTo("pod c; TurnSecure says why");
  }

  @Test
  void passesOnlyWithAProof() {
    assertThat(Outcomes.worst(List.of(GOOD, GOOD), "all")).isInstanceOf(Passed.class);
    assertThat(Outcomes.worst(List.of(), "all"))
        .isInstanceOf(Unknown.class)
        .isEqualTo(Outcomes.noReadyPods());
  }

  @Test
  void onlyPodsThatAreReadyAndHaveAnAddressAreAsked() {
    String ready = "conditions: [{type: Ready, status: \"True\"}]";
    var workload =
        Workloads.of(
            Workloads.deployment("null"),
            Workloads.pod("{podIP: 10.244.0.7, " + ready + "}"),
            Workloads.pod("{" + ready + "}"),
            Workloads.pod("{podIP: 10.244.0.8, conditions: [{type: Ready, status: \"False\"}]}"),
            Workloads.pod("{podIP: 10.244.0.9}"),
            Workloads.pod("null"));
    assertThat(workload.readyPeers())
        .containsExactly(new Peer.OfPod("praxis-livekit-7d4b", "10.244.0.7"));
  }
}
