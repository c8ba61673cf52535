package dental.sofia.operator.check;

import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a component's pods run the wanted revision and take callers; if not, the most telling
 * reason.
 */
public final class Availability {

  /** Pods of the wanted revision are on their way. */
  public static final Reason ROLLING_OUT = Reason.progress("RollingOut");

  /** The cloud has not yet given the Service an address. */
  public static final Reason LOAD_BALANCER_PENDING = Reason.progress("LoadBalancerPending");

  /** Pods that were ready no longer are. */
  public static final Reason PODS_NOT_READY = Reason.fault("PodsNotReady");

  /** A container ends with an error again and again. */
  public static final Reason CRASH_LOOPING = Reason.fault("CrashLooping");

  /** LiveKit ended with code 0 and was restarted: that is how it refuses its configuration. */
  public static final Reason CONFIG_REJECTED = Reason.stuck("ConfigRejected");

  /** The image can't be had. */
  public static final Reason IMAGE_PULL_FAILED = Reason.stuck("ImagePullFailed");

  /** The container can't be created. */
  public static final Reason CONTAINER_NOT_CREATED = Reason.stuck("ContainerNotCreated");

  /** No node has room for the pod. */
  public static final Reason UNSCHEDULABLE = Reason.stuck("Unschedulable");

  /** The cluster refuses to create the pods. */
  public static final Reason PODS_REFUSED = Reason.stuck("PodsRefused");

  /** The rollout has made no progress for the Deployment's deadline. */
  public static final Reason ROLLOUT_STUCK = Reason.stuck("RolloutStuck");

  /**
   * Longer than any part takes to read its configuration, shorter than the kubelet waits before it
   * stops a container.
   */
  private static final Duration STARTUP = Duration.ofSeconds(30);

  private static final Set<String> IMAGE_TROUBLE =
      Set.of("ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull");

  private static final Set<String> CREATE_TROUBLE =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

  private Availability() {}

  /**
   * @param exitZero the reason for a container that ends with code 0 again and again
   */
  public static Outcome of(Workload workload, Reason exitZero) {
    if (workload.deployment().isEmpty()) {
      return new Failed(ROLLING_OUT, "the Deployment is not there yet");
    }
    Deployment deployment = workload.deployment().get();
    if (isComplete(deployment)) {
      return workload
          .service()
          .flatMap(Availability::pendingLoadBalancer)
          .orElseGet(() -> new Passed(count(deployment) + " available"));
    }
    return workload.pods().stream()
        .flatMap(pod -> podTrouble(pod, workload, exitZero).stream())
        .findFirst()
        .or(() -> deploymentTrouble(deployment))
        .orElseGet(() -> new Failed(ROLLING_OUT, count(deployment) + " available so far"));
  }

  private static boolean isComplete(Deployment deployment) {
    DeploymentStatus status = deployment.getStatus();
    int wanted = deployment.getSpec().getReplicas();
    return status != null
        && number(status.getObservedGeneration()) >= deployment.getMetadata().getGeneration()
        && number(status.getUpdatedReplicas()) >= wanted
        // Old pods still count as available; while there are any, nothing is known of the new ones.
        && number(status.getReplicas()) <= number(status.getUpdatedReplicas())
        && number(status.getAvailableReplicas()) >= wanted;
  }

  private static Optional<Outcome> pendingLoadBalancer(Service service) {
    boolean pending =
        "LoadBalancer".equals(service.getSpec().getType())
            && (service.getStatus() == null
                || service.getStatus().getLoadBalancer() == null
                || service.getStatus().getLoadBalancer().getIngress().isEmpty());
    return pending
        ? Optional.of(
            new Failed(
                LOAD_BALANCER_PENDING,
                "Service " + service.getMetadata().getName() + " has no external address yet"))
        : Optional.empty();
  }

  private static Optional<Outcome> podTrouble(Pod pod, Workload workload, Reason exitZero) {
    if (pod.getStatus() == null) {
      return Optional.empty();
    }
    return pod.getStatus().getContainerStatuses().stream()
        .flatMap(status -> containerTrouble(pod, status, workload, exitZero).stream())
        .findFirst()
        .or(() -> unschedulable(pod));
  }

  private static Optional<Outcome> containerTrouble(
      Pod pod, ContainerStatus status, Workload workload, Reason exitZero) {
    String name = "pod " + pod.getMetadata().getName();
    var waiting = status.getState() == null ? null : status.getState().getWaiting();
    if (waiting != null && IMAGE_TROUBLE.contains(waiting.getReason())) {
      return Optional.of(
          new Failed(
              IMAGE_PULL_FAILED, name + ": image " + status.getImage() + " can't be pulled"));
    }
    if (waiting != null && CREATE_TROUBLE.contains(waiting.getReason())) {
      return Optional.of(new Failed(CONTAINER_NOT_CREATED, name + ": " + waiting.getMessage()));
    }
    if (Boolean.TRUE.equals(status.getReady())) {
      return Optional.empty();
    }
    return ended(status)
        .map(
            end -> {
              Reason reason = refusedToRun(end) ? exitZero : CRASH_LOOPING;
              String words =
                  Optional.ofNullable(workload.lastWords().get(pod.getMetadata().getName()))
                      .filter(w -> !w.isEmpty())
                      .map(w -> ", last words: " + w)
                      .orElse("");
              return new Failed(reason, name + " ended with code " + end.getExitCode() + words);
            });
  }

  /**
   * Code 0 is also the end of a container that the kubelet stopped; that one has run for a while.
   */
  private static boolean refusedToRun(ContainerStateTerminated end) {
    return end.getExitCode() == 0
        && end.getStartedAt() != null
        && end.getFinishedAt() != null
        && Duration.between(Instant.parse(end.getStartedAt()), Instant.parse(end.getFinishedAt()))
                .compareTo(STARTUP)
            < 0;
  }

  private static Optional<ContainerStateTerminated> ended(ContainerStatus status) {
    var now = status.getState() == null ? null : status.getState().getTerminated();
    var before = status.getLastState() == null ? null : status.getLastState().getTerminated();
    return Optional.ofNullable(now != null ? now : before);
  }

  private static Optional<Outcome> unschedulable(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> "PodScheduled".equals(c.getType()) && "Unschedulable".equals(c.getReason()))
        .findFirst()
        .map(
            c ->
                new Failed(
                    UNSCHEDULABLE, "pod " + pod.getMetadata().getName() + ": " + c.getMessage()));
  }

  private static Optional<Outcome> deploymentTrouble(Deployment deployment) {
    return condition(deployment, "ReplicaFailure")
        .filter(c -> "True".equals(c.getStatus()))
        .<Outcome>map(c -> new Failed(PODS_REFUSED, c.getMessage()))
        .or(
            () ->
                condition(deployment, "Progressing")
                    .flatMap(
                        c ->
                            switch (c.getReason()) {
                              case "ProgressDeadlineExceeded" ->
                                  Optional.of(new Failed(ROLLOUT_STUCK, c.getMessage()));
                              case "NewReplicaSetAvailable" -> wasComplete(deployment);
                              default -> Optional.empty();
                            }));
  }

  private static Optional<Outcome> wasComplete(Deployment deployment) {
    boolean current =
        number(deployment.getStatus().getObservedGeneration())
            >= deployment.getMetadata().getGeneration();
    return current
        ? Optional.of(new Failed(PODS_NOT_READY, "only " + count(deployment) + " available"))
        : Optional.empty();
  }

  private static Optional<DeploymentCondition> condition(Deployment deployment, String type) {
    return deployment.getStatus() == null
        ? Optional.empty()
        : deployment.getStatus().getConditions().stream()
            .filter(c -> type.equals(c.getType()))
            .findFirst();
  }

  private static String count(Deployment deployment) {
    int available =
        deployment.getStatus() == null
            ? 0
            : (int) number(deployment.getStatus().getAvailableReplicas());
    int wanted = deployment.getSpec().getReplicas();
    return available + " of " + wanted + (wanted == 1 ? " pod" : " pods");
  }

  private static long number(Number value) {
    return value == null ? 0 : value.longValue();
  }
}
