package dental.sofia.operator.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.resolve.Resolution.Invalid;
import dental.sofia.operator.resolve.Resolution.Resolved;
import dental.sofia.operator.support.Fixture;
import dental.sofia.operator.support.Rendered;
import dental.sofia.operator.support.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the API server takes: the same files are sent to a real one end to end. */
class AcceptedSpecsTest {

  static List<Fixture> accepted() {
    return Fixture.in(Path.of("../e2e/src/test/resources/accepted"));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void isRunOrRefusedInWordsAndNeverAFailureOfTheOperator(Fixture fixture) {
    switch (new Resolver(Settings.inCluster()).resolve(fixture.resource())) {
      case Resolved resolved -> assertThat(Rendered.objects(resolved.model())).isNotEmpty();
      case Invalid invalid ->
          assertThat(invalid.problems())
              .isNotEmpty()
              .allMatch(problem -> !problem.field().isEmpty() && !problem.advice().isEmpty());
    }
  }
}
