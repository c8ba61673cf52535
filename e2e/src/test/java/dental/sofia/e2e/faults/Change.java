package dental.sofia.e2e.faults;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * In what a server runs differently from how the operator started it.
 *
 * @param files path → what it reads instead
 * @param environment variables on top of its own
 * @param secondsAhead by how much its clock is ahead; negative: behind
 */
record Change(
    Map<String, String> files,
    Map<String, String> environment,
    @JsonProperty("clockAhead") long secondsAhead) {

  static final Change NONE = new Change(Map.of(), Map.of(), 0);

  Change file(String path, String contents) {
    var more = new HashMap<>(files);
    more.put(path, contents);
    return new Change(more, environment, secondsAhead);
  }

  static Change ofEnvironment(String name, String value) {
    return new Change(Map.of(), Map.of(name, value), 0);
  }

  static Change ofClock(Duration ahead) {
    return new Change(Map.of(), Map.of(), ahead.toSeconds());
  }
}
