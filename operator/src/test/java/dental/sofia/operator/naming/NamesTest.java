package dental.sofia.operator.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void areTheNameOfTheResourceAndAWordForThePart() {
    assertThat(all("praxis"))
        .containsExactly(
            "praxis-livekit",
            "praxis-turn",
            "praxis-web",
            "praxis-livekit-api-key",
            "praxis-turn-secret",
            "praxis-calendar",
            "praxis-calendar-data",
            "praxis-staff",
            "praxis-agent-token",
            "praxis-agent");
  }

  @Test
  void ofSixtyThreeCharactersAreLeftAsTheyAre() {
    String name = "p".repeat(63 - "-livekit".length());
    assertThat(Names.LIVEKIT.of(identity(name))).isEqualTo(name + "-livekit").hasSize(63);
  }

  @Test
  void ofLongResourcesThatDifferAtTheirEndsOnlyAreDifferent() {
    String long1 = "p".repeat(62) + "1";
    String long2 = "p".repeat(62) + "2";
    assertThat(all(long1)).doesNotContainAnyElementsOf(all(long2).toList());
  }

  static Stream<String> all(String resource) {
    return Arrays.stream(Names.values()).map(name -> name.of(identity(resource)));
  }

  private static Identity identity(String name) {
    return new Identity("practices", name, "uid");
  }
}
