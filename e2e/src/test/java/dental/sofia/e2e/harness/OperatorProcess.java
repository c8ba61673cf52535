package dental.sofia.e2e.harness;

import io.fabric8.kubernetes.api.model.Pod;

/** The operator's process, ended as the kernel ends one: without a word. */
public final class OperatorProcess {

  public static final String PROGRAM = "java";

  private OperatorProcess() {}

  /**
   * Kills the process itself where it is within reach, and the pod in any case: a container that
   * was only killed would be started again after a pause that doubles each time.
   */
  public static void kill(Cluster cluster, Pod pod) {
    if (cluster.isLocalNode()) {
      PodProcess.id(pod, PROGRAM).ifPresent(process -> Command.of("kill", "-9", process).run());
    }
    cluster
        .kubectl(
            "delete", "pod", pod.getMetadata().getName(), "-n", pod.getMetadata().getNamespace())
        .with("--force", "--grace-period=0", "--wait=false")
        .run()
        .orFail();
  }
}
