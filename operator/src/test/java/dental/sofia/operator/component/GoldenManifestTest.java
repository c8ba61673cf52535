package dental.sofia.operator.component;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.support.Fixture;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Rendered;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is put into a cluster, object by object, for every example and fixture. A change of one line
 * of a manifest is a change of one line here, to be read like code.
 */
class GoldenManifestTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String ADVICE =
      "if the difference is meant, run `make golden` and review it like code";

  static List<Fixture> fixtures() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void rendersTheObjectsThatWereReviewed(Fixture fixture) throws IOException {
    if (Boolean.getBoolean("golden.accept")) {
      accept(fixture);
    }
    var softly = new SoftAssertions();
    for (var file : rendered(fixture).entrySet()) {
      softly.assertThat(file.getKey()).as(ADVICE).hasContent(file.getValue());
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void rendersEqualBytesForTheSameResource(Fixture fixture) {
    assertThat(rendered(fixture)).isEqualTo(rendered(fixture));
  }

  @Test
  void keepsNoGoldenFileThatNothingRenders() throws IOException {
    Files.createDirectories(GOLDEN);
    List<Path> wanted =
        fixtures().stream().flatMap(fixture -> rendered(fixture).keySet().stream()).toList();
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      List<Path> unwanted =
          files.filter(Files::isRegularFile).filter(file -> !wanted.contains(file)).toList();
      if (Boolean.getBoolean("golden.accept")) {
        for (Path file : unwanted) {
          Files.delete(file);
        }
      } else {
        assertThat(unwanted).as(ADVICE).isEmpty();
      }
    }
  }

  private static void accept(Fixture fixture) throws IOException {
    for (var file : rendered(fixture).entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  private static Map<Path, String> rendered(Fixture fixture) {
    Path directory = GOLDEN.resolve(fixture.name());
    List<HasMetadata> objects = Rendered.objects(Models.of(fixture.resource()));
    return objects.stream()
        .collect(
            Collectors.toMap(
                object -> directory.resolve(Rendered.fileName(object)),
                Rendered::text,
                (one, other) -> {
                  throw new AssertionError("two objects of one kind and name");
                },
                TreeMap::new));
  }
}
