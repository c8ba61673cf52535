package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import org.junit.jupiter.api.Test;

@EndToEnd
class NodePortTakenIT {

  @Test
  void aPortThatSomebodyElseHasIsNamedAndTheOtherIsUntouched(Sandbox sandbox) {
    Sofia first = sandbox.create("mitte", "").awaitReady();
    int taken = first.nodePort(first.turn(), "turn");
    var pods = first.podIdentities();
    var versions = first.versions();

    Sofia second =
        sandbox
            .another()
            .create(
                "nord",
                "exposure: {nodePorts: {livekit: %d, turn: %d}}"
                    .formatted(sandbox.freeNodePort(), taken));
    var condition = second.awaitCondition("ResourcesApplied", "False", "NodePortTaken");
    assertThat(condition.getMessage()).contains("Service nord-turn", Integer.toString(taken));
    second.awaitCondition("Stalled", "True", "NodePortTaken");
    assertThat(first.podIdentities()).isEqualTo(pods);
    assertThat(first.versions()).isEqualTo(versions);

    second.change("exposure: {nodePorts: {turn: %d}}".formatted(sandbox.freeNodePort()));
    second.awaitReady();
    first.awaitReady();
  }

  @Test
  void aChangeToAPortOfAnotherIsRefusedAndWhatRunsStaysAsItWas(Sandbox sandbox) {
    Sofia first = sandbox.create("mitte", "").awaitReady();
    Sofia second = sandbox.create("nord", "").awaitReady();
    int own = second.nodePort(second.turn(), "turn");
    var pods = second.podIdentities();
    var versions = second.versions();

    int taken = first.nodePort(first.turn(), "turn");
    second.change("exposure: {nodePorts: {turn: %d}}".formatted(taken));

    second.awaitCondition("ResourcesApplied", "False", "NodePortTaken");
    assertThat(second.versions()).isEqualTo(versions);
    assertThat(second.podIdentities()).isEqualTo(pods);

    second.change("exposure: {nodePorts: {turn: %d}}".formatted(own));
    second.awaitReady();
    assertThat(second.podIdentities()).isEqualTo(pods);
  }

  @Test
  void aPortOutsideTheClustersRangeIsNamed(Sandbox sandbox) {
    Sofia praxis = sandbox.create("exposure: {nodePorts: {livekit: 65000, turn: 65001}}");
    var condition = praxis.awaitCondition("ResourcesApplied", "False", "NodePortOutOfRange");
    assertThat(condition.getMessage()).contains("65000", "65001");
  }

  /** It comes free without anything that the operator watches: nobody has to touch the resource. */
  @Test
  void aPortThatComesFreeIsTaken(Sandbox sandbox) {
    Sofia first = sandbox.create("mitte", "transport: {mode: Direct}").awaitReady();
    int port = first.nodePort(first.livekit(), "signalling");
    Sofia second =
        sandbox.create(
            "nord",
            "{transport: {mode: Direct}, exposure: {nodePorts: {livekit: %d, turn: %d}}, checks: {interval: 10s}}"
                .formatted(port, sandbox.freeNodePort()));
    second.awaitCondition("ResourcesApplied", "False", "NodePortTaken");
    first.resource().delete();
    second.awaitReady();
  }
}
