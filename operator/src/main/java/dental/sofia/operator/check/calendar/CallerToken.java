package dental.sofia.operator.check.calendar;

import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport;
import dental.sofia.wire.json.Json;
import dental.sofia.wire.jwt.JwtClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the calendar gives somebody who wants to talk to Sofia.
 *
 * @param compact the token as it is sent to LiveKit
 * @param url of the LiveKit to go to
 * @param policy which ways to it the browser may take: {@code relay} or {@code all}
 * @param issuer whose key signed it
 * @param agent which is sent into the room
 */
record CallerToken(String compact, String url, String policy, String issuer, String agent) {

  /**
   * Empty where the answer holds no token; whatever else is missing differs from what it should be.
   */
  static Optional<CallerToken> parse(String body) {
    Json answer = Json.parse(body).orElse(new Json.Null());
    String compact = text(answer, "token");
    return JwtClaims.of(compact)
        .map(
            claims ->
                new CallerToken(
                    compact,
                    text(answer, "url"),
                    text(answer, "iceTransportPolicy"),
                    text(claims, "iss"),
                    agent(claims)));
  }

  private static String agent(Json claims) {
    return claims
        .member("roomConfig")
        .flatMap(config -> config.member("agents"))
        .map(Json::elementsOrNone)
        .flatMap(agents -> agents.stream().findFirst())
        .map(agent -> text(agent, "agentName"))
        .orElse("");
  }

  private static String text(Json json, String member) {
    return json.member(member).flatMap(Json::text).orElse("");
  }

  /**
   * @param key the deployment's API key, the public part
   * @return each as "x instead of y"
   */
  List<String> differencesFrom(SofiaModel model, String key) {
    String wantedPolicy =
        switch (model.transport()) {
          case Transport.Relay relay -> "relay";
          case Transport.Direct direct -> "all";
        };
    var differences = new ArrayList<String>();
    compare("the API key", issuer, key, differences);
    compare("the URL", url, model.url(), differences);
    compare("the transport policy", policy, wantedPolicy, differences);
    compare("the agent", agent, model.calendar().orElseThrow().agentName(), differences);
    return differences;
  }

  private static void compare(String what, String found, String wanted, List<String> differences) {
    if (!found.equals(wanted)) {
      differences.add(what + " " + (found.isEmpty() ? "missing" : found) + " instead of " + wanted);
    }
  }
}
