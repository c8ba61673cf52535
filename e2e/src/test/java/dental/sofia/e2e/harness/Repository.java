package dental.sofia.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of this repository that tests read: what is tested is what is shipped. */
public final class Repository {

  public static final Path ROOT = root();
  public static final Path CHART = ROOT.resolve("charts/sofia-operator");
  public static final Path CRD =
      ROOT.resolve("crds/generated/sofiadeployments.sofia.dental-v1.yml");

  private Repository() {}

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("charts/sofia-operator"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("these tests run inside a checkout of the repository");
      }
    }
    return directory;
  }

  public static Path example(String name) {
    return ROOT.resolve("examples").resolve(name);
  }

  /** The YAML files right in a directory, in order. */
  public static List<Path> yaml(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A setting of images/versions.env, where the names of all images stand. */
  static Optional<String> imageSetting(String key) {
    return read(ROOT.resolve("images/versions.env"))
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).strip())
        .findFirst();
  }
}
