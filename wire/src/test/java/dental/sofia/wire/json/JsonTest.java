package dental.sofia.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Property
  void readsBackWhatItWrote(@ForAll("values") Json json) {
    assertThat(Json.parse(json.write())).contains(json);
  }

  @Property
  void answersToAnyText(@ForAll String text) {
    assertThat(Json.parse(text)).isNotNull();
    assertThat(Json.parse("{\"a\":[" + text + "]}")).isNotNull();
  }

  @Test
  void escapesWhatWouldEndAString() {
    assertThat(Json.of("a\"b\\c\n\u0000").write()).isEqualTo("\"a\\\"b\\\\c\\u000a\\u0000\"");
  }

  @Test
  void readsWhatLiveKitWrites() {
    var json =
        Json.parse(
            " { \"rooms\" : [ {\"name\":\"a\\u00e9\\/\", \"n\": 2, \"t\": \"1795351048\"} ] } ");

    var room = json.flatMap(j -> j.member("rooms")).orElseThrow().elementsOrNone().getFirst();
    assertThat(room.member("name").flatMap(Json::text)).contains("a\u00e9/");
    assertThat(room.member("n").flatMap(Json::integer)).contains(2L);
    assertThat(room.member("t").flatMap(Json::integer)).contains(1_795_351_048L);
    assertThat(room.member("none")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "\"",
        "{}{}",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "01",
        "1.",
        "-",
        "nul",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\n\"",
        "1e",
        "+1",
        "[1 2]",
        "{\"a\":1,}"
      })
  void readsNothingElse(String text) {
    assertThat(Json.parse(text)).isEmpty();
  }

  @Test
  void goesOnlySoDeep() {
    assertThat(Json.parse("[".repeat(30) + "]".repeat(30))).isPresent();
    assertThat(Json.parse("[".repeat(100_000))).isEmpty();
  }

  @Provide
  Arbitrary<Json> values() {
    var leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().all().<Json>map(Json::of),
            Arbitraries.longs().map(Json::of),
            Arbitraries.of(true, false).map(Json::of),
            Arbitraries.just(new Json.Null()));
    var lists = leaves.list().ofMaxSize(4).<Json>map(Json.Elements::new);
    return Arbitraries.oneOf(leaves, lists, lists.list().ofMaxSize(3).map(JsonTest::numbered));
  }

  private static Json numbered(List<Json> values) {
    var members = new LinkedHashMap<String, Json>();
    for (Json value : values) {
      members.put("member \"" + members.size(), value);
    }
    return new Json.Members(members);
  }
}
