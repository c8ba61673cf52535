package dental.sofia.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.ice.IceCandidate;
import dental.sofia.wire.ice.IceResult;
import dental.sofia.wire.json.Json;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import dental.sofia.wire.livekit.LiveKitHttp;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.turn.AllocateResult;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.TurnClient;
import dental.sofia.wire.turn.TurnUri;
import dental.sofia.wire.whip.IceServer;
import dental.sofia.wire.whip.WhipClient;
import dental.sofia.wire.whip.WhipResult;
import dental.sofia.wire.whip.WhipSession;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A caller outside the cluster: signalling and media by node port, nothing from within. */
public final class Caller {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Caller() {}

  /**
   * The way in to a deployment: all that a caller needs, so that it works without the API server
   * too.
   *
   * @param livekit signalling
   * @param key signs the caller's token
   */
  public record Door(HttpOrigin livekit, ApiKey key) {

    public WhipResult tryToJoin() {
      String token = LiveKitToken.probe("e2e", Instant.now().plusSeconds(60)).sign(key);
      return new WhipClient(livekit).join(token, Deadline.after(PATIENCE));
    }

    /** The open rooms, the probes' own included. */
    public List<LiveKitHttp.Room> rooms() {
      var token = LiveKitToken.of("e2e", Instant.now().plusSeconds(60)).with(Grant.ROOM_LIST, true);
      return switch (new LiveKitHttp(livekit)
          .listRooms(token.sign(key), Deadline.after(PATIENCE))) {
        case LiveKitHttp.Rooms.Listed listed -> listed.rooms();
        case LiveKitHttp.Rooms.Refused refused -> throw new AssertionError(refused.toString());
        case LiveKitHttp.Rooms.Failed failed -> throw new AssertionError(failed.toString());
      };
    }

    /** The agents that LiveKit has sent, or wants to send, to a room. */
    public List<Json> dispatches(String room) {
      var token =
          LiveKitToken.of("e2e", Instant.now().plusSeconds(60))
              .inRoom(room)
              .with(Grant.ROOM_ADMIN, true);
      var reply =
          new LiveKitHttp(livekit)
              .call(
                  "AgentDispatchService",
                  "ListDispatch",
                  token.sign(key),
                  new Json.Members(Map.of("room", Json.of(room))),
                  Deadline.after(PATIENCE));
      return switch (reply) {
        case LiveKitHttp.Reply.Answered answered ->
            answered.body().member("agent_dispatches").orElse(new Json.Null()).elementsOrNone();
        case LiveKitHttp.Reply.Refused refused -> throw new AssertionError(refused.toString());
        case LiveKitHttp.Reply.Failed failed -> throw new AssertionError(failed.toString());
      };
    }

    public Door withKey(ApiKey other) {
      return new Door(livekit, other);
    }
  }

  /** With the deployment's generated key, which the cluster's administrator can read. */
  public static Door door(Sofia sofia) {
    String url =
        "http://"
            + sofia.cluster().nodeAddress()
            + ":"
            + sofia.nodePort(sofia.livekit(), "signalling");
    String secret = sofia.name() + "-livekit-api-key";
    return new Door(
        HttpOrigin.parse(url, Trust.system()).orElseThrow(),
        new ApiKey(
            sofia.secret(secret, "apiKey").orElseThrow(),
            sofia.secret(secret, "apiSecret").orElseThrow()));
  }

  /** Joins a room, trying again where the node's rules for the port are not there yet. */
  public static WhipSession join(Sofia sofia) {
    return join(door(sofia));
  }

  public static WhipSession join(Door door) {
    var session = new AtomicReference<WhipSession>();
    await("a caller joins")
        .pollInterval(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () -> {
              WhipResult result = door.tryToJoin();
              assertThat(result).isInstanceOf(WhipResult.Joined.class);
              session.set(((WhipResult.Joined) result).session());
            });
    return session.get();
  }

  /** Takes an allocation with the credentials that LiveKit handed out, where it said. */
  public static AllocateResult allocate(IceServer server) {
    try (var turn = TurnClient.to(tcp(server), Deadline.after(PATIENCE))) {
      return turn.allocate(server.credentials());
    }
  }

  /** Whether LiveKit answers a connectivity check through the relay that it named. */
  public static IceResult checkThroughRelay(WhipSession session) {
    IceServer server = session.iceServers().getFirst();
    InetSocketAddress peer = session.answer().candidates().getFirst().socketAddress().orElseThrow();
    var deadline = Deadline.after(PATIENCE);
    try (var turn = TurnClient.to(tcp(server), deadline)) {
      assertThat(turn.allocate(server.credentials())).isInstanceOf(Allocated.class);
      return session.iceCheck().through(turn, peer, deadline);
    }
  }

  /** Whether LiveKit answers a connectivity check on the TCP address that it offers. */
  public static IceResult checkDirectly(WhipSession session) {
    IceCandidate candidate = session.answer().candidates().getFirst();
    return session
        .iceCheck()
        .over(new Endpoint.Tcp(candidate.address(), candidate.port()), Deadline.after(PATIENCE));
  }

  private static Endpoint tcp(IceServer server) {
    TurnUri uri = server.turn().orElseThrow();
    return uri.endpoint(Trust.system())
        .orElseThrow(() -> new AssertionError(server.url() + " is not TURN over TCP"));
  }
}
