package dental.sofia.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be seen in the source only: in all modules, so that there is one place for it. */
class SourceTest {

  private static final int MAX_LINES = 250;
  private static final Path ROOT = Path.of("..");

  /** Written so that it does not find itself. */
  private static final Predicate<String> LEFT_FOR_LATER =
      Pattern.compile("\\b(TO[D]O|FI[X]ME)\\b|@[D]isabled").asPredicate();

  @Test
  void filesAreShortEnoughToBeReadAtOnce() {
    assertThat(sources(Path.of("src")))
        .filteredOn(file -> lines(file).size() > MAX_LINES)
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(sources(Path.of("src/main")).stream().map(Path::getParent).distinct())
        .isNotEmpty()
        .allSatisfy(
            directory ->
                assertThat(directory.resolve("package-info.java")).content().contains("/**"));
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(sources(Path.of("src")))
        .filteredOn(file -> lines(file).stream().anyMatch(LEFT_FOR_LATER))
        .isEmpty();
  }

  private static List<Path> sources(Path below) {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve(below))
          .filter(Files::isDirectory)
          .flatMap(SourceTest::javaFiles)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
