package dental.sofia.operator.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of a log as one stable line: without the times that make every run's line another, and so
 * every restart a new status.
 */
final class LastWords {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * coturn begins a line with the time of day, or, in older versions, with the seconds since its
   * start and the thread.
   */
  private static final Pattern COTURN_PREFIX =
      Pattern.compile("^(\\d+: (\\([^)]*\\))?: |\\d{4}-\\d\\d-\\d\\dT[\\d:.]+[+-]\\d{4} )");

  /** What the kubelet says instead of a log, with an identifier that is another one each time. */
  private static final String NO_LOG = "unable to retrieve container logs";

  private LastWords() {}

  /**
   * @param log the tail of a log; may be empty
   * @return its last line that says something, at most {@value OneLine#MAX_LENGTH} characters;
   *     empty if there is none
   */
  static String of(String log) {
    return log.lines()
        .map(String::strip)
        .map(line -> line.startsWith("{") ? fromJson(line) : line)
        .map(line -> COTURN_PREFIX.matcher(line).replaceFirst(""))
        .filter(line -> !line.startsWith(NO_LOG))
        .map(OneLine::of)
        .filter(line -> !line.isEmpty())
        .reduce((earlier, later) -> later)
        .orElse("");
  }

  private static String fromJson(String line) {
    try {
      JsonNode entry = JSON.readTree(line);
      String words =
          Stream.of("msg", "error")
              .map(key -> entry.path(key).asText())
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(": "));
      return words.isEmpty() ? line : words;
    } catch (JsonProcessingException e) {
      return line;
    }
  }
}
