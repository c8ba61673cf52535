package dental.sofia.agent.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dental.sofia.agent.conversation.Action;
import java.util.Locale;

/** What the caller's page is told. */
final class Shown {
  /** The topic of {@link #json}. */
  static final String BOOKING = "sofia.booking";

  /** The attribute that says what she is doing. */
  static final String STATE = "lk.agent.state";

  /** The attribute that tells an end from a loss. */
  static final String OUTCOME = "sofia.call";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Shown() {}

  static String json(Action.Show show) {
    return JSON.createObjectNode()
        .put("action", show.kind().name().toLowerCase(Locale.ROOT))
        .put("start", show.start().toString())
        .put("end", show.end().toString())
        .put("treatment", show.treatment())
        .toString();
  }
}
