package dental.sofia.e2e.harness;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The operator's process, ended as the kernel ends one: without a word. */
public final class OperatorProcess {

  private OperatorProcess() {}

  /**
   * Kills the process itself where it is within reach, and the pod in any case: a container that
   * was only killed would be started again after a pause that doubles each time.
   */
  public static void kill(Cluster cluster, Pod pod) {
    if (cluster.isLocalNode()) {
      id(pod).ifPresent(process -> Command.of("kill", "-9", process).run());
    }
    cluster
        .kubectl(
            "delete", "pod", pod.getMetadata().getName(), "-n", pod.getMetadata().getNamespace())
        .with("--force", "--grace-period=0", "--wait=false")
        .run()
        .orFail();
  }

  /** Its process id, where it is within reach. */
  public static Optional<String> id(Pod pod) {
    String uid = pod.getMetadata().getUid();
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (text(process.resolve("comm")).strip().equals("java")
            && text(process.resolve("cgroup")).replace('_', '-').contains(uid)) {
          return Optional.of(process.getFileName().toString());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException alreadyGone) {
      return "";
    }
  }
}
