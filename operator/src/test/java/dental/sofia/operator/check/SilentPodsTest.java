package dental.sofia.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.check.clock.ClockInSync;
import dental.sofia.operator.check.ice.IceTcpOnly;
import dental.sofia.operator.check.ice.MediaPathVerified;
import dental.sofia.operator.check.livekit.LiveKitHealthy;
import dental.sofia.operator.check.turn.TurnCredentialsValid;
import dental.sofia.operator.check.turn.TurnSecure;
import dental.sofia.operator.support.OnePeer;
import dental.sofia.operator.support.Settings;
import dental.sofia.operator.support.Workloads;
import dental.sofia.wire.support.Hostility;
import dental.sofia.wire.support.TcpServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods whose processes hang: the kernel takes connections for them, and nobody ever answers. */
class SilentPodsTest {

  private static final Clock CLOCK = Clock.systemUTC();

  private static final List<Check> CHECKS =
      List.of(
          new LiveKitHealthy(),
          new ClockInSync(CLOCK),
          new IceTcpOnly(),
          new MediaPathVerified(),
          new TurnCredentialsValid(),
          new TurnSecure(Settings.inCluster()));

  /** Also with the shortest of deadlines, of which a client's attempt to give back takes a part. */
  @ParameterizedTest
  @ValueSource(strings = {"1s", "5s"})
  void areReportedAsSilentByOneCheckAndTheOthersSayByWhich(String deadline) {
    var outcomes = outcomes(deadline);

    assertThat(outcomes.remove("LiveKitHealthy"))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(LiveKitHealthy.LIVEKIT_SILENT));
    assertThat(outcomes).hasSize(CHECKS.size() - 1);
    assertThat(outcomes)
        .allSatisfy(
            (type, outcome) ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> {
                          assertThat(unknown.reason()).isEqualTo(Outcomes.NOT_ASKED);
                          assertThat(unknown.message()).endsWith(" says why");
                        }));
  }

  private static Map<String, Outcome> outcomes(String deadline) {
    try (var silent = TcpServer.treating(Hostility.silence())) {
      var facts = Workloads.facts("{checks: {deadline: " + deadline + "}}", Map.of());
      var before = OnePeer.at(silent.endpoint());
      return new CheckRunner(CHECKS, CLOCK)
          .run(new Facts(facts.model(), facts.credentials(), Map.of(), before)).stream()
              .collect(Collectors.toMap(result -> result.type().text(), CheckResult::outcome));
    }
  }
}
