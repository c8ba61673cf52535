package dental.sofia.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.support.Workloads;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityTest {

  private static final Reason EXIT_ZERO = Availability.CONFIG_REJECTED;

  private static final Deployment COMPLETE =
      Workloads.deployment(
          "{observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2}");
  private static final Deployment ROLLING =
      Workloads.deployment(
          """
          {observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 1,
           conditions: [{type: Progressing, status: "True", reason: ReplicaSetUpdated}]}\
          """);
  private static final Pod STARTING =
      Workloads.pod("{containerStatuses: [{ready: false, state: {running: {}}}]}");

  @Test
  void passesWhenEveryPodOfTheWantedRevisionTakesCallers() {
    assertThat(of(Workloads.of(COMPLETE))).isEqualTo(new Passed("2 of 2 pods available"));
  }

  @Test
  void rollingOutBeforeThereIsADeployment() {
    assertThat(of(Workload.NONE))
        .isEqualTo(new Failed(Availability.ROLLING_OUT, "the Deployment is not there yet"));
  }

  @Test
  void rollingOutWhileNewPodsAreOnTheirWay() {
    assertThat(of(Workloads.of(ROLLING, STARTING)))
        .isEqualTo(new Failed(Availability.ROLLING_OUT, "1 of 2 pods available so far"));
  }

  /** The numbers of its status are those of the generation before. */
  @Test
  void rollingOutUntilTheClusterHasSeenTheNewSpec() {
    var unseen =
        Workloads.deployment(
            "{observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas: 2}");
    assertThat(reason(Workloads.of(unseen))).isEqualTo(Availability.ROLLING_OUT);
    assertThat(reason(Workloads.of(Workloads.deployment("null"))))
        .isEqualTo(Availability.ROLLING_OUT);
  }

  /** Old pods count as available: they must not answer for the new ones. */
  @Test
  void rollingOutWhileOldPodsStandInForNewOnes() {
    var surging =
        Workloads.deployment(
            "{observedGeneration: 2, replicas: 3, updatedReplicas: 2, availableReplicas: 2}");
    assertThat(reason(Workloads.of(surging, STARTING))).isEqualTo(Availability.ROLLING_OUT);
  }

  @Test
  void configRejectedAlsoWhileOldPodsStillTakeCallers() {
    var surging =
        Workloads.deployment(
            "{observedGeneration: 2, replicas: 3, updatedReplicas: 2, availableReplicas: 2}");
    assertThat(reason(Workloads.of(surging, ended(0, "10:00:00", "10:00:01"))))
        .isEqualTo(EXIT_ZERO);
  }

  @Test
  void loadBalancerPendingUntilTheCloudHasGivenAnAddress() {
    String ports = "[{port: 7880}]";
    assertThat(reason(behind(ports, "{loadBalancer: {}}")))
        .isEqualTo(Availability.LOAD_BALANCER_PENDING);
    assertThat(reason(behind(ports, "null"))).isEqualTo(Availability.LOAD_BALANCER_PENDING);
    assertThat(of(behind(ports, "{loadBalancer: {ingress: [{ip: 203.0.113.10}]}}")))
        .isInstanceOf(Passed.class);
  }

  @Test
  void podsNotReadyWhenPodsThatWereReadyNoLongerAre() {
    var was =
        Workloads.deployment(
            """
            {observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 1,
             conditions: [{type: Progressing, status: "True", reason: NewReplicaSetAvailable}]}\
            """);
    assertThat(of(Workloads.of(was, STARTING)))
        .isEqualTo(new Failed(Availability.PODS_NOT_READY, "only 1 of 2 pods available"));
  }

  @Test
  void crashLoopingQuotesTheCodeAndTheLastWords() {
    var workload =
        new Workload(
            Optional.of(ROLLING),
            Optional.empty(),
            List.of(ended(1, "10:00:00", "10:00:01")),
            Map.of("praxis-livekit-7d4b", "port in use"));
    assertThat(of(workload))
        .isEqualTo(
            new Failed(
                Availability.CRASH_LOOPING,
                "pod praxis-livekit-7d4b ended with code 1, last words: port in use"));
  }

  @Test
  void crashLoopingOfASilentContainerHasNoEmptyWords() {
    assertThat(of(Workloads.of(ROLLING, ended(137, "10:00:00", "10:00:01"))).message())
        .isEqualTo("pod praxis-livekit-7d4b ended with code 137");
  }

  @Test
  void configRejectedWhenAContainerEndsAtOnceWithCodeZero() {
    assertThat(reason(Workloads.of(ROLLING, ended(0, "10:00:00", "10:00:02"))))
        .isEqualTo(EXIT_ZERO);
  }

  /** It ends with code 0 then too. */
  @Test
  void configNotRejectedWhenTheKubeletStoppedAContainerThatRan() {
    assertThat(reason(Workloads.of(ROLLING, ended(0, "10:00:00", "11:00:00"))))
        .isEqualTo(Availability.CRASH_LOOPING);
  }

  @Test
  void anEarlierEndOfAContainerThatIsReadyAgainIsForgiven() {
    var ready =
        Workloads.pod(
            "{containerStatuses: [{ready: true, lastState: {terminated: {exitCode: 1}}}]}");
    assertThat(reason(Workloads.of(ROLLING, ready))).isEqualTo(Availability.ROLLING_OUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull"})
  void imagePullFailedNamesTheImageAndDoesNotChangeWithTheKubeletsMood(String kubeletReason) {
    assertThat(of(Workloads.of(ROLLING, waiting(kubeletReason, "try 7, back-off 5m"))))
        .isEqualTo(
            new Failed(
                Availability.IMAGE_PULL_FAILED,
                "pod praxis-livekit-7d4b: image example.com/a:1 can't be pulled"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CreateContainerConfigError", "CreateContainerError", "RunContainerError"})
  void containerNotCreatedSaysWhatTheKubeletSays(String kubeletReason) {
    assertThat(of(Workloads.of(ROLLING, waiting(kubeletReason, "secret not found"))))
        .isEqualTo(
            new Failed(
                Availability.CONTAINER_NOT_CREATED, "pod praxis-livekit-7d4b: secret not found"));
  }

  @Test
  void unschedulableSaysWhatTheSchedulerSays() {
    var pending =
        Workloads.pod(
            """
            {conditions: [{type: PodScheduled, status: "False", reason: Unschedulable,
             message: 0/1 nodes are available}]}\
            """);
    assertThat(of(Workloads.of(ROLLING, pending)))
        .isEqualTo(
            new Failed(
                Availability.UNSCHEDULABLE, "pod praxis-livekit-7d4b: 0/1 nodes are available"));
  }

  @ParameterizedTest
  @CsvSource({
    "ReplicaFailure, 'True', FailedCreate, PodsRefused",
    "ReplicaFailure, 'False', FailedCreate, RollingOut",
    "Progressing, 'False', ProgressDeadlineExceeded, RolloutStuck"
  })
  void podsRefusedAndRolloutStuckSayWhatTheDeploymentSays(
      String type, String status, String kubernetesReason, String reason) {
    var deployment =
        Workloads.deployment(
            """
            {observedGeneration: 2, conditions:
             [{type: %s, status: "%s", reason: %s, message: exceeded quota}]}\
            """
                .formatted(type, status, kubernetesReason));
    var outcome = (Failed) of(Workloads.of(deployment));
    assertThat(outcome.reason().text()).isEqualTo(reason);
    if (!reason.equals("RollingOut")) {
      assertThat(outcome.message()).isEqualTo("exceeded quota");
    }
  }

  @Test
  void whatAPodSaysIsMoreTellingThanWhatItsDeploymentSays() {
    var stuck =
        Workloads.deployment(
            """
            {observedGeneration: 2, conditions:
             [{type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]}\
            """);
    assertThat(reason(Workloads.of(stuck, waiting("ErrImagePull", ""))))
        .isEqualTo(Availability.IMAGE_PULL_FAILED);
  }

  private static Workload behind(String ports, String status) {
    var service = Workloads.service("LoadBalancer", ports, status);
    return new Workload(Optional.of(COMPLETE), Optional.of(service), List.of(), Map.of());
  }

  private static Pod waiting(String reason, String message) {
    return Workloads.pod(
        """
        {containerStatuses: [{ready: false, image: example.com/a:1,
         state: {waiting: {reason: %s, message: "%s"}}}]}\
        """
            .formatted(reason, message));
  }

  private static Pod ended(int code, String from, String to) {
    return Workloads.pod(
        """
        {containerStatuses: [{ready: false, state: {waiting: {reason: CrashLoopBackOff}},
         lastState: {terminated: {exitCode: %d, startedAt: 2026-01-01T%sZ, finishedAt: 2026-01-01T%sZ}}}]}\
        """
            .formatted(code, from, to));
  }

  private static Outcome of(Workload workload) {
    return Availability.of(workload, EXIT_ZERO);
  }

  private static Reason reason(Workload workload) {
    return ((Failed) of(workload)).reason();
  }
}
