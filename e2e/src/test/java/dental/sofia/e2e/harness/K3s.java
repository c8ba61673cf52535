package dental.sofia.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A K3s in Docker, for one run of the tests: {@code mvn verify -Pk3s}. */
final class K3s {

  private static final DockerImageName IMAGE =
      DockerImageName.parse(
          System.getenv().getOrDefault("SOFIA_K3S_IMAGE", "rancher/k3s:v1.34.4-k3s1"));

  private K3s() {}

  static boolean isWanted() {
    return "k3s".equals(System.getProperty("e2e.cluster"));
  }

  static boolean isPossible() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  /**
   * Starts it and gives it the images. Testcontainers removes it when the JVM ends, however it
   * ends.
   *
   * @return path of its kubeconfig
   */
  static String start() {
    var k3s = new K3sContainer(IMAGE);
    k3s.withCommand(
        "server",
        "--disable=traefik",
        "--tls-san=" + k3s.getHost(),
        // So that the examples' ports are node ports.
        "--service-node-port-range=3000-32767");
    k3s.start();
    images().lines().filter(line -> line.endsWith(".tar")).forEach(archive -> load(k3s, archive));
    return write(k3s.getKubeConfigYaml());
  }

  /** Paths of the archives of all images; they are built if need be. */
  private static String images() {
    return Command.of(Repository.ROOT.resolve("images/build.sh").toString(), "all", "faulty")
        .within(Duration.ofMinutes(30))
        .run()
        .orFail();
  }

  private static void load(K3sContainer k3s, String archive) {
    try {
      k3s.copyFileToContainer(MountableFile.forHostPath(archive), "/tmp/image.tar");
      var result = k3s.execInContainer("ctr", "-n", "k8s.io", "images", "import", "/tmp/image.tar");
      if (result.getExitCode() != 0) {
        throw new IllegalStateException(archive + " can't be loaded: " + result.getStderr());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while loading " + archive, e);
    }
  }

  private static String write(String kubeconfig) {
    try {
      Path file = Files.createTempFile("sofia-k3s", ".conf");
      file.toFile().deleteOnExit();
      return Files.writeString(file, kubeconfig).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
