package dental.sofia.operator.component.livekit;

import dental.sofia.operator.resolve.AgentModel;
import dental.sofia.operator.resolve.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Whom LiveKit tells when somebody is lost: the agent, which then looks whether a caller sits there
 * alone. With which key it signs stands in its environment.
 *
 * @param url of the agent
 */
record Webhook(String url) {

  private static final String URLS = "urls";

  /** Every proof of the operator's joins rooms: the rest would be noise. */
  private static final Map<String, Object> LOSSES =
      Map.of("include_events", List.of("participant_left", "participant_connection_aborted"));

  static Webhook of(AgentModel agent) {
    return new Webhook("http://" + agent.host() + ":" + Ports.AGENT + "/webhook");
  }

  /**
   * The section for us alone, or that of the user's with one more address: what is filtered is
   * filtered for all addresses, so it stays the user's affair then.
   *
   * @param given by the user, or null
   */
  Object together(Object given) {
    if (given == null) {
      return new TreeMap<>(Map.of(URLS, List.of(url), "filter_params", LOSSES));
    }
    // Nonsense is LiveKit's to complain about.
    if (!(given instanceof Map<?, ?> section)
        || !(Objects.requireNonNullElse(section.get(URLS), List.of()) instanceof List<?> others)) {
      return given;
    }
    var urls = new ArrayList<Object>(others);
    urls.add(url);
    var together = new TreeMap<Object, Object>(section);
    together.put(URLS, urls);
    return together;
  }
}
