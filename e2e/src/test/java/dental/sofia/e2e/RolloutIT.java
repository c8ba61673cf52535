package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EndToEnd
class RolloutIT {

  private static Sofia praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = sandbox.create("").awaitReady();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          coturn: {maxCalls: 7}                             | turn    | livekit
          coturn: {allowedPeers: [10.0.0.0/8]}              | turn    | livekit
          livekit: {logLevel: debug}                        | livekit | turn
          livekit: {config: {room: {max_participants: 3}}}  | livekit | turn
          coturn: {credentialTtl: 12h}                      | livekit | turn
          """)
  void aChangeRollsThePodsThatItConcernsAndNoOthers(String change, String rolled, String left) {
    var before = praxis.names(rolled);
    var untouched = praxis.names(left);
    praxis.change(change);
    praxis.awaitOtherPods(rolled, before);
    assertThat(praxis.names(left)).isEqualTo(untouched);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"checks: {interval: 30s}", "exposure: {annotations: {example.com/note: hello}}"})
  void aChangeThatConcernsNoPodRollsNone(String change) {
    var pods = praxis.podIdentities();
    praxis.change(change);
    praxis.awaitReady();
    assertThat(praxis.podIdentities()).isEqualTo(pods);
  }
}
