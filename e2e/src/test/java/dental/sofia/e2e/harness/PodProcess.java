package dental.sofia.e2e.harness;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A pod's process as the node sees it, where the tests run on the node. */
public final class PodProcess {

  private PodProcess() {}

  /**
   * @param program as the kernel calls it, at most 15 characters
   * @return empty where it is not within reach
   */
  public static Optional<String> id(Pod pod, String program) {
    String uid = pod.getMetadata().getUid();
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (text(process.resolve("comm")).strip().equals(program)
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
