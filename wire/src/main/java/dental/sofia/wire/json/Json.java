package dental.sofia.wire.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value. */
public sealed interface Json {

  /** In the order in which the members were given. */
  record Members(Map<String, Json> members) implements Json {}

  record Elements(List<Json> elements) implements Json {}

  record Text(String value) implements Json {}

  /** As written: what it means (an integer, a float of any size) is up to the reader. */
  record Numeral(String literal) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  static Json of(String value) {
    return new Text(value);
  }

  static Json of(long value) {
    return new Numeral(Long.toString(value));
  }

  static Json of(boolean value) {
    return new Bool(value);
  }

  /** Empty if it is no JSON, nested too deep, or with something after it. */
  static Optional<Json> parse(String text) {
    return JsonReader.read(text);
  }

  /** Without any white space. */
  default String write() {
    var out = new StringBuilder();
    JsonWriter.write(this, out);
    return out.toString();
  }

  /** A member of an object; empty also if this is none. */
  default Optional<Json> member(String name) {
    return this instanceof Members object
        ? Optional.ofNullable(object.members().get(name))
        : Optional.empty();
  }

  /** The elements of an array; none also if this is none. */
  default List<Json> elementsOrNone() {
    return this instanceof Elements array ? array.elements() : List.of();
  }

  default Optional<String> text() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** Of a number, or of a string with one in it, as protobuf writes 64-bit integers. */
  default Optional<Long> integer() {
    String literal =
        switch (this) {
          case Numeral number -> number.literal();
          case Text text -> text.value();
          case Members m -> "";
          case Elements e -> "";
          case Bool b -> "";
          case Null n -> "";
        };
    return literal.matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(literal)) : Optional.empty();
  }
}
