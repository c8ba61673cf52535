package dental.sofia.agent.rescue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The requests to LiveKit's HTTP interface that a rescue needs. */
public final class RoomService {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration TOKEN_VALID = Duration.ofMinutes(1);

  /** What somebody who lives may take for an answer through the server. */
  private static final int ANSWER_MILLIS = 1_000;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final String ROOM = "room";

  private final URI server;
  private final ApiKey key;
  private final Clock clock;
  private final ObjectMapper json = JsonMapper.builder().build();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** What is known of a participant who was asked for a sign of life. */
  enum Sign {
    ANSWERED,
    SILENT,
    /** Is in the room no more. */
    GONE
  }

  private record Reply(int status, JsonNode body) {}

  /**
   * @param server as the worker knows it: {@code ws://} or {@code wss://}
   */
  public RoomService(URI server, ApiKey key, Clock clock) {
    this.server = server;
    this.key = key;
    this.clock = clock;
  }

  /** Names of all rooms. */
  List<String> rooms() throws IOException, InterruptedException {
    var token = token().with(Grant.ROOM_LIST, true).sign(key);
    var reply = post("RoomService/ListRooms", token, json.createObjectNode());
    return StreamSupport.stream(expected(reply).path("rooms").spliterator(), false)
        .map(room -> room.path("name").asText())
        .toList();
  }

  /** Who is in a room, as LiveKit describes participants in JSON. */
  JsonNode participants(String room) throws IOException, InterruptedException {
    return expected(call("RoomService/ListParticipants", room, json.createObjectNode()))
        .path("participants");
  }

  void dispatch(String room, String agentName) throws IOException, InterruptedException {
    expected(
        call(
            "AgentDispatchService/CreateDispatch",
            room,
            json.createObjectNode().put("agent_name", agentName)));
  }

  /** False if somebody else was first. */
  boolean remove(String room, String identity) throws IOException, InterruptedException {
    var reply =
        call(
            "RoomService/RemoveParticipant",
            room,
            json.createObjectNode().put("identity", identity));
    if (reply.status() != NOT_FOUND) {
      expected(reply);
    }
    return reply.status() == OK;
  }

  /**
   * Asks a participant through the server, over the very connection that carries the call. Every
   * client answers, if only that it does not understand.
   */
  Sign signOfLife(String room, String identity) throws IOException, InterruptedException {
    var question =
        json.createObjectNode()
            .put("destination_identity", identity)
            .put("method", "sofia.alive")
            .put("response_timeout_ms", ANSWER_MILLIS);
    var reply = call("RoomService/PerformRpc", room, question);
    return switch (reply.body().path("code").asText()) {
      case "canceled", "deadline_exceeded", "internal" -> Sign.SILENT;
      case "", "invalid_argument" -> Sign.ANSWERED;
      case "not_found" -> Sign.GONE;
      default -> throw new IOException("PerformRpc: " + reply.body());
    };
  }

  private Reply call(String method, String room, ObjectNode body)
      throws IOException, InterruptedException {
    var token = token().inRoom(room).with(Grant.ROOM_ADMIN, true).sign(key);
    return post(method, token, body.put(ROOM, room));
  }

  private Reply post(String method, String token, ObjectNode body)
      throws IOException, InterruptedException {
    String base = server.toString().replaceFirst("^ws", "http").replaceFirst("/+$", "");
    var request =
        HttpRequest.newBuilder(URI.create(base + "/twirp/livekit." + method))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), json.readTree(response.body()));
  }

  private static JsonNode expected(Reply reply) throws IOException {
    if (reply.status() != OK) {
      throw new IOException("HTTP " + reply.status() + ": " + reply.body().path("msg").asText());
    }
    return reply.body();
  }

  private LiveKitToken token() {
    return LiveKitToken.of("sofia-worker", clock.instant().plus(TOKEN_VALID));
  }
}
