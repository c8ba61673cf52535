package dental.sofia.operator.naming;

import static dental.sofia.operator.naming.NamesTest.all;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NamesPropertiesTest {

  @Property
  void areDnsLabels(@ForAll("names") String name) {
    assertThat(all(name)).allMatch(n -> n.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?"));
  }

  @Property
  void areDifferentForEachPart(@ForAll("names") String name) {
    assertThat(all(name)).doesNotHaveDuplicates();
  }

  @Property
  void ofTwoResourcesNeverMeet(@ForAll("names") String one, @ForAll("names") String other) {
    Assume.that(!one.equals(other));
    assertThat(all(one)).doesNotContainAnyElementsOf(all(other).toList());
  }

  /** What the API server takes: a DNS label that starts with a letter; often a part's own word. */
  @Provide
  Arbitrary<String> names() {
    var any =
        Arbitraries.strings().withCharRange('a', 'z').numeric().withChars('-').ofMaxLength(62);
    var tail =
        Arbitraries.of("", "-turn", "-livekit", "-secret", "-livekit-api-key", "-turn-secret");
    return Combinators.combine(Arbitraries.of("p", "praxis"), any, tail)
        .as((head, middle, end) -> head + middle + end)
        .filter(name -> name.length() <= 63 && !name.endsWith("-"));
  }
}
