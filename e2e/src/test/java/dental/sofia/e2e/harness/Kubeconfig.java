package dental.sofia.e2e.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** Which cluster is tested: the one that {@code KUBECONFIG} names, or a K3s of the tests' own. */
final class Kubeconfig {

  private Kubeconfig() {}

  static String path() {
    if (K3s.isWanted()) {
      return K3s.start();
    }
    String path = System.getenv("KUBECONFIG");
    if (path == null || !Files.isReadable(Path.of(path))) {
      throw new IllegalStateException(
          "KUBECONFIG names no readable file: start a cluster first, for example with `make node-up images`, or run"
              + " `make e2e`, which knows the local node");
    }
    return path;
  }
}
