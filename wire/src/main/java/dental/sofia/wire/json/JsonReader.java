package dental.sofia.wire.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads RFC 8259; total, and the stack is bounded whatever comes. */
final class JsonReader {
  private static final int DEEPEST = 32;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Optional<Json> read(String text) {
    try {
      var reader = new JsonReader(text);
      Json json = reader.value(0);
      reader.skipSpace();
      return reader.at == text.length() ? Optional.of(json) : Optional.empty();
    } catch (NotJson e) {
      return Optional.empty();
    }
  }

  private Json value(int depth) throws NotJson {
    if (depth > DEEPEST) {
      throw new NotJson();
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> new Json.Members(members(depth));
      case '[' -> new Json.Elements(elements(depth));
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Null());
      default -> number();
    };
  }

  private Map<String, Json> members(int depth) throws NotJson {
    var members = new LinkedHashMap<String, Json>();
    expect('{');
    skipSpace();
    if (accept('}')) {
      return members;
    }
    do {
      skipSpace();
      String name = string();
      skipSpace();
      expect(':');
      members.put(name, value(depth + 1));
      skipSpace();
    } while (accept(','));
    expect('}');
    return members;
  }

  private List<Json> elements(int depth) throws NotJson {
    var elements = new ArrayList<Json>();
    expect('[');
    skipSpace();
    if (accept(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
      skipSpace();
    } while (accept(','));
    expect(']');
    return elements;
  }

  private String string() throws NotJson {
    expect('"');
    var out = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw new NotJson();
      }
      out.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() throws NotJson {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(next(), 16);
          if (digit < 0) {
            throw new NotJson();
          }
          code = code << 4 | digit;
        }
        yield (char) code;
      }
      default -> throw new NotJson();
    };
  }

  private Json number() throws NotJson {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new NotJson();
    }
    at = matcher.end();
    return new Json.Numeral(matcher.group());
  }

  private Json word(String word, Json meaning) throws NotJson {
    if (!text.startsWith(word, at)) {
      throw new NotJson();
    }
    at += word.length();
    return meaning;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws NotJson {
    if (at == text.length()) {
      throw new NotJson();
    }
    return text.charAt(at);
  }

  private char next() throws NotJson {
    char c = peek();
    at++;
    return c;
  }

  private boolean accept(char expected) throws NotJson {
    boolean there = peek() == expected;
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(char expected) throws NotJson {
    if (next() != expected) {
      throw new NotJson();
    }
  }

  private static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    NotJson() {
      super(null, null, false, false);
    }
  }
}
