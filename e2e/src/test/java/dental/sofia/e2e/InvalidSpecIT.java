package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import org.junit.jupiter.api.Test;

@EndToEnd
class InvalidSpecIT {

  @Test
  void aSpecThatBecomesInvalidLeavesWhatRunsUntouchedAndListsEveryProblem(Sandbox sandbox) {
    Sofia praxis = sandbox.create("").awaitReady();
    var pods = praxis.podIdentities();
    var versions = praxis.versions();

    praxis.change("livekit: {config: {rtc: {tcp_port: 1}, port: 80, room: {max_participants: 3}}}");
    var stalled = praxis.awaitCondition("Stalled", "True", "InvalidSpec");
    assertThat(stalled.getMessage())
        .contains("livekit.config.rtc", "livekit.config.port", "remove it")
        .doesNotContain("livekit.config.room");
    praxis.awaitCondition("Ready", "False", "InvalidSpec");
    assertThat(praxis.podIdentities()).isEqualTo(pods);
    assertThat(praxis.versions()).isEqualTo(versions);

    praxis.change("livekit: {config: null}");
    praxis.awaitReady();
    praxis.awaitCondition("Stalled", "False", "NotStalled");
    assertThat(praxis.podIdentities()).isEqualTo(pods);
  }
}
