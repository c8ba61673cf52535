package dental.sofia.operator.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Ipv4RangePropertiesTest {

  private static final long MAX = 0xFFFF_FFFFL;

  @Property
  void leavesNothingOfAHoleAndAllOfTheRest(
      @ForAll("ranges") List<Ipv4Range> ranges,
      @ForAll("ranges") List<Ipv4Range> holes,
      @ForAll("address") long anyAddress) {
    List<Ipv4Range> left = Ipv4Range.without(ranges, holes);
    // The ends are where mistakes are; the address from anywhere is for the rest.
    var probes =
        Stream.of(ranges, holes)
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

  private static LongStream around(long first, long last, long anyAddress) {
    return LongStream.of(first - 1, first, first + 1, last - 1, last, last + 1, anyAddress);
  }

  private static boolean isIn(List<Ipv4Range> ranges, long address) {
    return ranges.stream().anyMatch(r -> r.first() <= address && address <= r.last());
  }
}
