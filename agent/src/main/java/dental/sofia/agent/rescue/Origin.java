package dental.sofia.agent.rescue;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * By which an agent's participant shows whose it is: its process, and when the call began. Others
 * see that too, so it says nothing else.
 *
 * @param process another one after each start
 */
public record Origin(String process) {
  /** The attribute that names the process. */
  public static final String PROCESS = "sofia.process";

  /** The attribute that says when the call began, in milliseconds since 1970. */
  public static final String SINCE = "sofia.since";

  public static Origin ofThisProcess() {
    return new Origin(UUID.randomUUID().toString());
  }

  public Map<String, String> attributes(Clock clock) {
    return Map.of(PROCESS, process, SINCE, Long.toString(clock.millis()));
  }
}
