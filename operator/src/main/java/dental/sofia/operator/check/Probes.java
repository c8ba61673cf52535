package dental.sofia.operator.check;

import dental.sofia.operator.credentials.Withheld;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.wire.Deadline;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import dental.sofia.wire.livekit.LiveKitHttp;
import dental.sofia.wire.turn.TurnCredentials;
import dental.sofia.wire.whip.WhipClient;
import dental.sofia.wire.whip.WhipResult;
import dental.sofia.wire.whip.WhipSession;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * What the checks of one round ask together: one synthetic join for each LiveKit pod, made when the
 * first check wants it and given back when the round ends.
 */
public final class Probes implements AutoCloseable {

  private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(60);

  private final Deadline deadline;
  private final Instant now;
  private final Facts facts;
  private final Map<Peer, FutureTask<WhipResult>> joins = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Probes(Facts facts, Deadline deadline, Instant now) {
    this.facts = facts;
    this.deadline = deadline;
    this.now = now;
  }

  /** When the round ends. */
  public Deadline deadline() {
    return deadline;
  }

  /** When the round began, by the asker's clock. */
  public Instant now() {
    return now;
  }

  /** A token to join the probe's room with, signed with the deployment's key. */
  public String joinToken() throws Withheld {
    return token(key());
  }

  /** The same, signed with a key that only looks like the deployment's. */
  public String forgedToken() throws Withheld {
    ApiKey key = key();
    return token(new ApiKey(key.name(), key.secret() + "x"));
  }

  /**
   * A room of this deployment's probes, for one purpose.
   *
   * @param purpose its ending
   */
  public String room(String purpose) {
    return LiveKitToken.PROBE_ROOM_PREFIX
        + facts.vantage().probeRoom(facts.model().identity())
        + "-"
        + purpose;
  }

  /** A token to send for an agent, look who is in a room and delete it. */
  public String adminToken(String room) throws Withheld {
    return LiveKitToken.of(LiveKitToken.PROBE_IDENTITY, now.plus(TOKEN_LIFETIME))
        .inRoom(room)
        .with(Grant.ROOM_ADMIN, true)
        .with(Grant.ROOM_CREATE, true)
        .sign(key());
  }

  private ApiKey key() throws Withheld {
    return facts.credentials().apiKey().signer();
  }

  private String token(ApiKey signer) {
    return token(signer, facts.vantage().probeRoom(facts.model().identity()));
  }

  private String token(ApiKey signer, String room) {
    return LiveKitToken.probe(room, now.plus(TOKEN_LIFETIME)).sign(signer);
  }

  /**
   * Credentials for coturn as LiveKit would mint them, of the probe's own user.
   *
   * @param lifetime until they end; negative for those that have ended
   */
  public TurnCredentials turnCredentials(Duration lifetime) throws Withheld {
    String secret = facts.credentials().turnSecret().orElseThrow().value();
    return TurnCredentials.rest(secret, TurnCredentials.PROBE_USER, now.plus(lifetime));
  }

  public LiveKitHttp http(Peer livekit) {
    return new LiveKitHttp(origin(livekit));
  }

  /**
   * What is asked of each of several.
   *
   * @param <P> whom; mostly a {@link Peer}
   */
  public interface Question<P> {
    Outcome ask(P whom) throws Exception;
  }

  /**
   * Asks all at the same time: one that keeps silent until the deadline must not keep the others
   * from being asked.
   */
  public <P> List<Outcome> askEach(List<P> whom, Question<P> question) throws Exception {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Outcome>> answers =
          threads.invokeAll(
              whom.stream().<Callable<Outcome>>map(each -> () -> answer(each, question)).toList());
      var outcomes = new ArrayList<Outcome>();
      for (Future<Outcome> answer : answers) {
        outcomes.add(answer.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <P> Outcome answer(P whom, Question<P> question) throws Exception {
    try {
      return question.ask(whom);
    } catch (Withheld e) {
      return Outcomes.withheld(e);
    }
  }

  /**
   * Sums up what was found for each peer.
   *
   * @param allPassed the message if all passed; it is told from where that was proved
   */
  public Outcome sumUp(List<Outcome> outcomes, String allPassed) {
    return Outcomes.worst(outcomes, allPassed + ", proved " + facts.vantage().words());
  }

  /** What is asked of a LiveKit that let the probe in. */
  public interface RoomQuestion {
    Outcome ask(WhipSession session) throws Exception;
  }

  /**
   * Asks with the one join of this round; without it there is nothing to ask, and another check
   * says why.
   */
  public Outcome askJoined(Peer livekit, RoomQuestion question) throws Exception {
    return ask(livekit, join(livekit), question);
  }

  /**
   * Asks with a join for this question alone, as a participant that LiveKit connects to; it leaves
   * afterwards.
   *
   * @param relayed where LiveKit reaches it
   */
  public Outcome askPassively(Peer livekit, InetSocketAddress relayed, RoomQuestion question)
      throws Exception {
    // A room of its own: in the shared one it would put the shared participant out.
    String room = facts.vantage().probeRoom(facts.model().identity()) + "-passive";
    WhipResult join =
        new WhipClient(origin(livekit)).joinPassively(relayed, token(key(), room), deadline);
    try {
      return ask(livekit, join, question);
    } finally {
      leave(join);
    }
  }

  private static Outcome ask(Peer livekit, WhipResult join, RoomQuestion question)
      throws Exception {
    return switch (join) {
      case WhipResult.Joined(var session) -> question.ask(session);
      case WhipResult.Refused refused ->
          Outcomes.notAsked(
              livekit + " refused a join with " + refused.status(), Causes.LIVEKIT_HEALTHY);
      case WhipResult.Failed failed ->
          Outcomes.notAsked(livekit + ": " + failed.fault().describe(), Causes.LIVEKIT_HEALTHY);
    };
  }

  /** What became of the one join of this round; whoever asks must not leave. */
  public WhipResult join(Peer livekit) throws InterruptedException, Withheld {
    String token = joinToken();
    var join = joins.computeIfAbsent(livekit, peer -> new FutureTask<>(() -> joinNow(peer, token)));
    join.run();
    try {
      return join.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the join failed in a way it never should", e.getCause());
    }
  }

  private WhipResult joinNow(Peer livekit, String token) {
    WhipResult result = new WhipClient(origin(livekit)).join(token, deadline);
    if (closed) {
      // The round did not wait for this one.
      leave(result);
    }
    return result;
  }

  private static HttpOrigin origin(Peer livekit) {
    return HttpOrigin.of(livekit.at(Ports.SIGNALLING));
  }

  /** Leaves every room that was joined, also if a check was cut off. */
  @Override
  public void close() {
    closed = true;
    joins.values().stream()
        .filter(join -> join.state() == Future.State.SUCCESS)
        .forEach(join -> leave(join.resultNow()));
  }

  private static void leave(WhipResult result) {
    if (result instanceof WhipResult.Joined(var session)) {
      session.close();
    }
  }
}
