package dental.sofia.operator.support;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A resource from a file: one of the examples that users start from, or one made for a situation
 * that they don't show.
 *
 * @param name file name without its ending
 * @param resource what is in it
 */
public record Fixture(String name, SofiaDeployment resource) {

  private static final List<Path> DIRECTORIES =
      List.of(Path.of("../examples"), Path.of("src/test/resources/fixtures"));

  public static List<Fixture> all() {
    return DIRECTORIES.stream().flatMap(directory -> in(directory).stream()).toList();
  }

  /** All of a directory, in the order of their names. */
  public static List<Fixture> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Fixture::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fixture read(Path file) {
    try {
      String name = file.getFileName().toString().replace(".yaml", "");
      return new Fixture(name, Resources.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
