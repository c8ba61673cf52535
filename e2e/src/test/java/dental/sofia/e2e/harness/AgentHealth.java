package dental.sofia.e2e.harness;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.http.Http;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.http.HttpRequest;
import dental.sofia.wire.http.HttpResponse;
import dental.sofia.wire.json.Json;
import dental.sofia.wire.net.Trust;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;

/** What an agent says of itself; its pod has to be within reach. */
public final class AgentHealth {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private AgentHealth() {}

  /** A member of its answer as text; empty if there is none, or no answer. */
  public static Optional<String> of(Pod agent, String member) {
    return ask(agent).flatMap(health -> health.member(member)).flatMap(Json::text);
  }

  public static boolean isInACall(Pod agent) {
    return ask(agent)
        .flatMap(health -> health.member("active_calls"))
        .filter(new Json.Numeral("1")::equals)
        .isPresent();
  }

  private static Optional<Json> ask(Pod agent) {
    var origin =
        HttpOrigin.parse("http://" + agent.getStatus().getPodIP() + ":8080", Trust.system());
    var answer =
        Http.send(origin.orElseThrow(), HttpRequest.get("/health"), Deadline.after(PATIENCE));
    return answer instanceof HttpResponse response ? Json.parse(response.body()) : Optional.empty();
  }
}
