package dental.sofia.operator.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4RangeTest {

  private static final long MAX = 0xFFFF_FFFFL;

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

  @Property
  void leavesNothingOfAHoleAndAllOfTheRest(
      @ForAll("ranges") List<Ipv4Range> ranges,
      @ForAll("ranges") List<Ipv4Range> holes,
      @ForAll("address") long anyAddress) {
    List<Ipv4Range> left = Ipv4Range.without(ranges, holes);
    // The ends are where mistakes are; the address from anywhere is for the rest.
    var probes =
        java.util.stream.Stream.of(ranges, holes)
            .flatMap(List::stream)
            .flatMapToLong(r -> around(r.first(), r.last(), anyAddress))
            .filter(a -> a >= 0 && a <= MAX);
    probes.forEach(a -> assertThat(isIn(left, a)).isEqualTo(isIn(ranges, a) && !isIn(holes, a)));
  }

  @Property
  void leavesRangesInOrderAndApart(
      @ForAll("ranges") List<Ipv4Range> ranges, @ForAll("ranges") List<Ipv4Range> holes) {
    List<Ipv4Range> left = Ipv4Range.without(ranges, holes);
    for (int i = 1; i < left.size(); i++) {
      assertThat(left.get(i).first()).isGreaterThan(left.get(i - 1).last());
    }
  }

  @Property
  void readsEveryTextOrRefusesItInOneWay(@ForAll String text) {
    var failure = catchThrowable(() -> Ipv4Range.ofCidr(text));
    assertThat(failure == null || failure instanceof IllegalArgumentException).isTrue();
  }

  @Property
  void printsAddressesAsItReadsThem(@ForAll("address") long address) {
    var range = new Ipv4Range(address, address);
    String text = range.toString().substring(0, range.toString().indexOf('-'));
    assertThat(Ipv4Range.ofAddress(text)).isEqualTo(range);
    assertThat(range.contains(text)).isTrue();
  }

  /** In a small corner of all addresses, so that they often touch and overlap. */
  @Provide
  Arbitrary<List<Ipv4Range>> ranges() {
    var near = Arbitraries.longs().between(0, 40);
    var offset = Arbitraries.of(0L, MAX - 80);
    return Combinators.combine(near, near, offset)
        .as((first, length, from) -> new Ipv4Range(from + first, from + first + length))
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Long> address() {
    return Arbitraries.longs().between(0, MAX);
  }

  private static java.util.stream.LongStream around(long first, long last, long anyAddress) {
    return java.util.stream.LongStream.of(
        first - 1, first, first + 1, last - 1, last, last + 1, anyAddress);
  }

  private static boolean isIn(List<Ipv4Range> ranges, long address) {
    return ranges.stream().anyMatch(r -> r.first() <= address && address <= r.last());
  }
}
