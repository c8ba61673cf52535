package dental.sofia.agent.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dental.sofia.agent.conversation.Action;
import java.util.Locale;

/** What the caller's page is told of an appointment. */
final class Shown {
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
