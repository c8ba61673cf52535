package dental.sofia.agent.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts text that comes bit by bit into what can be said in one breath. */
final class Sentences {
  /** An end, and then a space; a dot after a number or one or two letters is none. */
  private static final Pattern END =
      Pattern.compile("(?:(?<=\\p{L}{3})[.…]|[!?])[\"“)]?\\s+|\\n\\s*");

  private final StringBuilder rest = new StringBuilder();

  List<String> add(String more) {
    rest.append(more);
    var whole = new ArrayList<String>();
    var end = END.matcher(rest);
    int from = 0;
    while (end.find()) {
      keep(whole, rest.substring(from, end.end()));
      from = end.end();
    }
    rest.delete(0, from);
    return whole;
  }

  List<String> end() {
    var whole = new ArrayList<String>();
    keep(whole, rest.toString());
    rest.setLength(0);
    return whole;
  }

  private static void keep(List<String> whole, String text) {
    if (!text.isBlank()) {
      whole.add(text.strip());
    }
  }
}
