package dental.sofia.operator.check.agent;

import dental.sofia.operator.check.Causes;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Peer;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.credentials.Withheld;
import dental.sofia.wire.json.Json;
import dental.sofia.wire.livekit.LiveKitHttp.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * LiveKit is asked to send the agent into a room that nobody else is in, and for who is there; the
 * room is deleted afterwards.
 */
final class TestCall {

  private static final long AGAIN_MILLIS = 100;

  /** LiveKit forgets a job that it offers in the moment in which an agent registers. */
  private static final int LOOKS_FOR_EACH_OFFER = 10;

  private static final String ROOMS = "RoomService";

  private final Peer livekit;
  private final String agent;
  private final Probes probes;
  private final String room;
  private final String token;

  TestCall(Peer livekit, String agent, Probes probes) throws Withheld {
    this.livekit = livekit;
    this.agent = agent;
    this.probes = probes;
    this.room = probes.room("call");
    this.token = probes.adminToken(room);
  }

  Outcome make() throws Exception {
    try {
      return await();
    } finally {
      ask(ROOMS, "DeleteRoom", Map.of());
    }
  }

  /** Until its voice is there, or most of the round's time is over. */
  private Outcome await() throws Exception {
    var last = probes.deadline().within(probes.deadline().remaining().multipliedBy(4).dividedBy(5));
    boolean came = false;
    for (int look = 0; ; look++) {
      if (!came && look % LOOKS_FOR_EACH_OFFER == 0) {
        Reply offered = offer();
        if (!(offered instanceof Reply.Answered)) {
          return notAsked(offered);
        }
      }
      Reply reply = ask(ROOMS, "ListParticipants", Map.of());
      if (!(reply instanceof Reply.Answered(Json body))) {
        return notAsked(reply);
      }
      Optional<Json> found = agentAmong(body);
      came |= found.isPresent();
      if (found.filter(TestCall::hasVoice).isPresent()) {
        return new Passed(agent);
      }
      if (last.passed()) {
        return came
            ? new Failed(
                AgentReady.AGENT_MUTE, "the agent " + agent + " came and published no voice")
            : new Failed(
                AgentReady.AGENT_DID_NOT_COME,
                livekit + " sent for the agent " + agent + ", and it did not come");
      }
      Thread.sleep(AGAIN_MILLIS);
    }
  }

  private Reply offer() {
    return ask("AgentDispatchService", "CreateDispatch", Map.of("agent_name", Json.of(agent)));
  }

  private static Optional<Json> agentAmong(Json body) {
    List<Json> participants = body.member("participants").orElse(new Json.Null()).elementsOrNone();
    return participants.stream()
        .filter(p -> p.member("kind").flatMap(Json::text).filter("AGENT"::equals).isPresent())
        .findFirst();
  }

  private static boolean hasVoice(Json participant) {
    return !participant.member("tracks").orElse(new Json.Null()).elementsOrNone().isEmpty();
  }

  private Reply ask(String service, String method, Map<String, Json> more) {
    var members = new TreeMap<>(more);
    members.put("room", Json.of(room));
    return probes
        .http(livekit)
        .call(service, method, token, new Json.Members(members), probes.deadline());
  }

  private Outcome notAsked(Reply reply) {
    String words =
        switch (reply) {
          case Reply.Failed failed -> failed.fault().describe();
          case Reply.Refused refused -> refused.status() + " " + refused.excerpt();
          case Reply.Answered answered -> "an answer that makes no sense";
        };
    return Outcomes.notAsked(livekit + ": " + words, Causes.LIVEKIT_HEALTHY);
  }
}
