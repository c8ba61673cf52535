package dental.sofia.operator.check;

import static dental.sofia.operator.check.LastWordsTest.assertWhole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LastWordsPropertiesTest {

  @Property
  void areOneShortLineWhateverTheLogSays(@ForAll("logs") String log) {
    String words = LastWords.of(log);
    assertThat(words).hasSizeLessThanOrEqualTo(300);
    assertThat(words.chars().noneMatch(Character::isISOControl)).isTrue();
    assertThat(words.lines().count()).isLessThanOrEqualTo(1);
    assertThat(words).isEqualTo(words.strip());
    assertWhole(words);
  }

  @Property
  void areTheSameAgainForTheSameLog(@ForAll("logs") String log) {
    assertThat(LastWords.of(log)).isEqualTo(LastWords.of(log));
  }

  @Provide
  Arbitrary<String> logs() {
    var any = Arbitraries.strings().ofMaxLength(700);
    var characters =
        Arbitraries.of("\n", "\r", "\t", "\u0000", "\u001b[31m", "\u0085", "\u2028", "🦷", "x", " ")
            .list()
            .ofMaxSize(700)
            .map(parts -> String.join("", parts));
    var quoted = Arbitraries.oneOf(any, characters).map(text -> new TextNode(text).toString());
    var entries = quoted.map(text -> "{\"msg\":" + text + ",\"error\":" + text + "}");
    return Arbitraries.oneOf(any, characters, entries);
  }
}
