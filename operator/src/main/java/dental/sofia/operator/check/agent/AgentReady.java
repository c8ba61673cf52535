package dental.sofia.operator.check.agent;

import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.wire.http.Http;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.http.HttpRequest;
import dental.sofia.wire.http.HttpResponse;
import dental.sofia.wire.http.HttpResult;
import dental.sofia.wire.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * Every agent says that it is registered at LiveKit under the name that tokens ask for, and now and
 * then one is called: LiveKit sends it into a room, and it comes and speaks.
 */
@ApplicationScoped
public class AgentReady implements Check {

  public static final ConditionType TYPE = Causes.AGENT_READY;

  /**
   * The agent does not answer on its health port. Usually the process hangs, or the network to the
   * pod is cut.
   */
  public static final Reason AGENT_SILENT = Reason.fault("AgentSilent");

  /** The agent says that LiveKit does not know it. Usually LiveKit refuses its API key. */
  public static final Reason AGENT_NOT_REGISTERED = Reason.fault("AgentNotRegistered");

  /** The agent is registered under another name than callers' tokens ask for. */
  public static final Reason AGENT_NAME_WRONG = Reason.fault("AgentNameWrong");

  /** LiveKit was asked to send the agent into a room, and it did not come. */
  public static final Reason AGENT_DID_NOT_COME = Reason.fault("AgentDidNotCome");

  /** The agent came into the room and published no voice. */
  public static final Reason AGENT_MUTE = Reason.fault("AgentMute");

  /**
   * Whoever is to hear, think and speak for the agent fails; callers are served by rules meanwhile.
   * Usually the provider refuses the key, or it is used up.
   */
  public static final Reason SPEECH_PROVIDER_FAILS = Reason.fault("SpeechProviderFails");

  private final RecentCalls calls = new RecentCalls();

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public boolean appliesTo(Facts facts) {
    return facts.model().agent().isPresent();
  }

  @Override
  public Outcome run(Facts facts, Probes probes) throws Exception {
    String name = facts.model().agent().orElseThrow().name();
    List<Peer> agents = facts.peers(ComponentName.AGENT);
    var outcomes =
        new ArrayList<>(probes.askEach(agents, agent -> registered(agent, name, probes)));
    if (!agents.isEmpty() && outcomes.stream().allMatch(Passed.class::isInstance)) {
      outcomes.add(call(name, facts, probes));
    }
    return probes.sumUp(
        outcomes, "the agent is registered at LiveKit as " + name + " and comes when it is called");
  }

  private static Outcome registered(Peer agent, String name, Probes probes) {
    var request = HttpRequest.get("/health");
    return switch (Http.send(HttpOrigin.of(agent.at(Ports.AGENT)), request, probes.deadline())) {
      case HttpResult.Failed failed ->
          new Failed(AGENT_SILENT, agent + ": " + failed.fault().describe());
      case HttpResponse response when response.status() != HttpURLConnection.HTTP_OK ->
          new Failed(AGENT_SILENT, agent + " answered GET /health with " + response.status());
      case HttpResponse response ->
          registered(agent, name, Json.parse(response.body()).orElse(new Json.Null()));
    };
  }

  private static Outcome registered(Peer agent, String name, Json health) {
    String told = health.member("agent_name").flatMap(Json::text).orElse("");
    if (!told.equals(name)) {
      return new Failed(AGENT_NAME_WRONG, agent + " is called " + told + " instead of " + name);
    }
    if (health.member("livekit_connected").filter(new Json.Bool(true)::equals).isEmpty()) {
      return new Failed(AGENT_NOT_REGISTERED, agent + " is not registered at LiveKit");
    }
    String failure = health.member("speech_failure").flatMap(Json::text).orElse("");
    return failure.isEmpty()
        ? new Passed(agent.toString())
        : new Failed(
            SPEECH_PROVIDER_FAILS,
            agent
                + ": "
                + health.member("provider").flatMap(Json::text).orElse("the provider of speech")
                + " fails ("
                + failure
                + "), callers are served by rules");
  }

  private Outcome call(String name, Facts facts, Probes probes) throws Exception {
    var due = calls.due(facts, probes.now());
    if (due.isEmpty()) {
      return new Passed("");
    }
    List<Peer> livekits = facts.peers(ComponentName.LIVEKIT);
    if (livekits.isEmpty()) {
      return Outcomes.notAsked("there is no ready LiveKit to call with", Causes.LIVEKIT_HEALTHY);
    }
    Outcome outcome = new TestCall(livekits.getFirst(), name, probes).make();
    if (outcome instanceof Passed) {
      calls.passed(due.get());
    }
    return outcome;
  }
}
