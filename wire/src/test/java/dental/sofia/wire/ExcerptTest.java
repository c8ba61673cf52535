package dental.sofia.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Property
  void isOneShortPrintableLine(@ForAll String text) {
    assertThat(Excerpt.of(text).codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(Excerpt.of(text).codePoints().count()).isLessThanOrEqualTo(128);
    assertThat(Excerpt.of(Excerpt.of(text))).isEqualTo(Excerpt.of(text));
  }

  @Test
  void showsNoTokenThatSomebodyCouldUse() {
    String token = "eyJhbGciOiJIUzI1NiJ9." + "x".repeat(900) + ".c2ln";

    assertThat(Excerpt.of("invalid token: " + token + ", error: expired"))
        .isEqualTo("invalid token: <token>, error: expired");
    assertThat(Excerpt.of(("token " + token + token).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("token <token>");
  }

  @Test
  void takesNoMoreThanTheBeginning() {
    assertThat(Excerpt.of("x".repeat(1_000_000))).hasSize(128);
  }
}
