package dental.sofia.operator.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of a log as one stable line: without the times that make every run's line another, and so
 * every restart a new status.
 */
final class LastWords {

  static final int MAX_LENGTH = 300;

  private static final ObjectMapper JSON = new ObjectMapper();

  private LastWords() {}

  /**
   * @param log the tail of a log; may be empty
   * @return its last line that says something, at most {@value #MAX_LENGTH} characters; empty if
   *     there is none
   */
  static String of(String log) {
    String line =
        log.lines().map(String::strip).filter(l -> !l.isEmpty()).reduce((a, b) -> b).orElse("");
    String words = line.startsWith("{") ? fromJson(line) : line;
    return words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH - 1) + "…";
  }

  private static String fromJson(String line) {
    try {
      JsonNode entry = JSON.readTree(line);
      return Stream.of("msg", "error")
          .map(key -> entry.path(key).asText())
          .filter(text -> !text.isEmpty())
          .collect(Collectors.joining(": "));
    } catch (JsonProcessingException e) {
      return line;
    }
  }
}
