package dental.sofia.operator.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4RangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.244.0.0/16, 10.244.0.0-10.244.255.255",
    "10.244.7.9/16, 10.244.0.0-10.244.255.255",
    "203.0.113.10/32, 203.0.113.10-203.0.113.10",
    "128.0.0.0/1, 128.0.0.0-255.255.255.255",
    "0.0.0.0/0, 0.0.0.0-255.255.255.255"
  })
  void readsNetworksAndIgnoresHostBits(String cidr, String range) {
    assertThat(Ipv4Range.ofCidr(cidr)).hasToString(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0/8",
        "10.0.0.0.0/8",
        "256.0.0.0/8",
        "10.0.0.-1/8",
        "10.0.0.a/8",
        " 10.0.0.0/8",
        "10.0.0.0/٨",
        "fd00::/8",
        "10..0.0/8",
        "9999999999.0.0.0/8"
      })
  void refusesWhatIsNoNetwork(String text) {
    assertThatThrownBy(() -> Ipv4Range.ofCidr(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "5, 4", "0, 4294967296"})
  void refusesWhatIsNoRange(long first, long last) {
    assertThatThrownBy(() -> new Ipv4Range(first, last))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void containsBothItsEndsAndNothingBeyond() {
    var range = Ipv4Range.ofCidr("169.254.0.0/16");
    assertThat(range.contains("169.254.0.0")).isTrue();
    assertThat(range.contains("169.254.169.254")).isTrue();
    assertThat(range.contains("169.254.255.255")).isTrue();
    assertThat(range.contains("169.253.255.255")).isFalse();
    assertThat(range.contains("169.255.0.0")).isFalse();
  }

  @Test
  void cutsAnAddressOutOfANetwork() {
    var left =
        Ipv4Range.without(
            List.of(Ipv4Range.ofCidr("10.96.0.0/30")), List.of(Ipv4Range.ofAddress("10.96.0.1")));
    assertThat(left).hasToString("[10.96.0.0-10.96.0.0, 10.96.0.2-10.96.0.3]");
  }

  @Test
  void joinsNetworksThatTouchOrOverlap() {
    var joined =
        Ipv4Range.without(
            List.of(
                Ipv4Range.ofCidr("10.1.0.0/16"),
                Ipv4Range.ofCidr("10.0.0.0/16"),
                Ipv4Range.ofCidr("10.1.2.0/24")),
            List.of());
    assertThat(joined).hasToString("[10.0.0.0-10.1.255.255]");
  }
}
