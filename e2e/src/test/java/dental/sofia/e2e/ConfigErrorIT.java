package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import org.junit.jupiter.api.Test;

@EndToEnd
class ConfigErrorIT {

  /** LiveKit ends with code 0 then, which looks like success to everybody else. */
  @Test
  void aConfigurationThatLiveKitRefusesIsNamedInItsOwnWordsWhileTheOldPodServes(Sandbox sandbox) {
    Sofia praxis = sandbox.create("").awaitReady();
    var serving = praxis.names("livekit");
    praxis.change("livekit: {config: {bogus: 1}}");
    var condition = praxis.awaitCondition("LiveKitAvailable", "False", "ConfigRejected");
    assertThat(condition.getMessage()).contains("bogus");
    praxis.awaitCondition("Stalled", "True", "ConfigRejected");

    assertThat(praxis.names("livekit")).containsAll(serving);
    try (var session = Caller.join(praxis)) {
      assertThat(session.answer().candidates()).isNotEmpty();
    }

    praxis.change("livekit: {config: null}");
    praxis.awaitReady();
    assertThat(praxis.names("livekit")).isEqualTo(serving);
  }
}
