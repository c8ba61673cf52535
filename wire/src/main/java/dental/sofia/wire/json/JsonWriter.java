package dental.sofia.wire.json;

/** RFC 8259 §7 and around. */
final class JsonWriter {
  private JsonWriter() {}

  static void write(Json json, StringBuilder out) {
    switch (json) {
      case Json.Members object -> {
        String separator = "{";
        for (var member : object.members().entrySet()) {
          out.append(separator);
          quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          separator = ",";
        }
        out.append(object.members().isEmpty() ? "{}" : "}");
      }
      case Json.Elements array -> {
        String separator = "[";
        for (Json element : array.elements()) {
          out.append(separator);
          write(element, out);
          separator = ",";
        }
        out.append(array.elements().isEmpty() ? "[]" : "]");
      }
      case Json.Text text -> quote(text.value(), out);
      case Json.Numeral number -> out.append(number.literal());
      case Json.Bool bool -> out.append(bool.value());
      case Json.Null nothing -> out.append("null");
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    text.chars()
        .forEach(
            c -> {
              // An unpaired surrogate has no UTF-8: escaped, it survives.
              if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
              } else if (c < ' ' || c == 0x7F || Character.isSurrogate((char) c)) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append((char) c);
              }
            });
    out.append('"');
  }
}
