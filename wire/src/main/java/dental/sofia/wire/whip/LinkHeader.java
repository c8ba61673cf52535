package dental.sofia.wire.whip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Links of a {@code Link} field, RFC 8288 §3. Total: what can't be read ends the list. The head of
 * a response is bounded, and with it the work here.
 *
 * @param parameters by lower-case name; the first of a name counts
 */
record LinkHeader(String target, Map<String, String> parameters) {
  // Possessive throughout: nothing to try again, whatever the text.
  private static final Pattern TARGET = Pattern.compile("[\\s,]*+<([^>]*+)>");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*+;\\s*+(?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]++)"
              + "(?:\\s*+=\\s*+(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<token>[^\\s;,\"]++)))?+");

  static List<LinkHeader> parse(String field) {
    var links = new ArrayList<LinkHeader>();
    var target = TARGET.matcher(field);
    var parameter = PARAMETER.matcher(field);
    int at = 0;
    while (target.region(at, field.length()).lookingAt()) {
      at = target.end();
      var parameters = new HashMap<String, String>();
      while (parameter.region(at, field.length()).lookingAt()) {
        at = parameter.end();
        parameters.putIfAbsent(
            parameter.group("name").toLowerCase(Locale.ROOT),
            Optional.ofNullable(parameter.group("quoted"))
                .map(quoted -> quoted.replaceAll("\\\\(.)", "$1"))
                .or(() -> Optional.ofNullable(parameter.group("token")))
                .orElse(""));
      }
      links.add(new LinkHeader(target.group(1), parameters));
    }
    return links;
  }

  /** RFC 9725 §4.6 */
  Optional<IceServer> iceServer() {
    boolean is =
        Arrays.asList(parameters.getOrDefault("rel", "").split(" ")).contains("ice-server");
    return is
        ? Optional.of(
            new IceServer(
                // LiveKit takes the URI for a path and so encodes its question mark.
                target.replaceFirst("(?i)%3F", "?"),
                parameters.getOrDefault("username", ""),
                parameters.getOrDefault("credential", "")))
        : Optional.empty();
  }
}
