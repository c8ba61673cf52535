package dental.sofia.e2e.faults;

import static org.assertj.core.api.Assumptions.assumeThat;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pods are well, and the operator, or one of them, does not get through to another. */
@EndToEnd
class NetworkFaultsIT {

  /** The JVM remembers a name for half a minute. */
  private static final Duration NAMES_FORGOTTEN = Duration.ofSeconds(60);

  private static final Duration RESTARTED = Duration.ofSeconds(45);

  private static Patient praxis;
  private static Sofia sofia;
  private static Pod operator;

  @BeforeAll
  static void deploy(Sandbox sandbox, OperatorRelease release) {
    assumeThat(sandbox.cluster().isLocalNode()).as("networks are within reach").isTrue();
    assumeThat(release.isInCluster()).as("the operator runs in the cluster").isTrue();
    praxis = Patient.create(sandbox, "");
    sofia = praxis.sofia();
    operator = release.pod();
  }

  @Test
  void noWayToAnyPod() {
    praxis.shows(
        NetworkCut.toPods(operator, sofia.pod("livekit"), sofia.pod("turn")),
        "LiveKitHealthy",
        "LiveKitSilent",
        praxis.pod("livekit"));
  }

  @Test
  void noWayToCoturn() {
    praxis.shows(
        NetworkCut.toPods(operator, sofia.pod("turn")),
        "TurnCredentialsValid",
        "TurnSilent",
        praxis.pod("turn"));
  }

  @Test
  void noMediaFromCoturnToLiveKit() {
    praxis.shows(
        NetworkCut.ofMedia(sofia.pod("turn"), sofia.pod("livekit")),
        "MediaPathVerified",
        "MediaSilent",
        praxis.pod("turn"),
        praxis.pod("livekit"));
  }

  /** Asked once for each start of LiveKit, so it is started anew. */
  @Test
  void onlyAnswersFromLiveKitToCoturn() {
    praxis
        .within(RESTARTED)
        .shows(
            NetworkCut.ofUnaskedMedia(sofia.pod("turn"), sofia.pod("livekit"))
                .then(() -> Server.livekit(sofia).restart(Change.NONE)),
            "ConnectsPromptly",
            "MediaOneWay",
            praxis.pod("livekit"));
  }

  @Test
  void aServiceThatLeadsNowhere() {
    praxis.shows(
        NetworkCut.toService(operator, sofia.service(sofia.turn())),
        "ServicesReachable",
        "ServiceUnreachable",
        "Service " + sofia.turn());
  }

  @Test
  void noAnswerFromTheDns() {
    praxis
        .within(NAMES_FORGOTTEN)
        .shows(
            NetworkCut.toNamesWith(operator, sofia.namespace()),
            "ServicesReachable",
            "ServiceNameUnresolved",
            sofia.namespace() + ".svc.");
  }
}
