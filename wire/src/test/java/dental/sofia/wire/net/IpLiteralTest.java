package dental.sofia.wire.net;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "255.255.255.255", "10.244.0.2", "::1", "2001:db8::1", "::"})
  void readsAddresses(String text) {
    assertThat(IpLiteral.parse(text)).isPresent();
  }

  /** A name that was taken for an address would be looked up, which is what must not happen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "1.2.3",
        "1.2.3.4.",
        "256.1.1.1",
        "1.2.3.4.5",
        "1.2.3.x",
        "a.b.c.d",
        ":",
        "fe80::1%eth0",
        "1.2.3.4:80",
        "[::1]",
        "::g",
        "1",
        "0x7f.0.0.1"
      })
  void readsNothingElse(String text) {
    assertThat(IpLiteral.parse(text)).isEmpty();
  }

  @Property
  void answersToAnyText(@ForAll String text) {
    assertThat(IpLiteral.parse(text)).isNotNull();
  }
}
