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

/** The two requests to LiveKit's HTTP interface that a rescue needs. */
public final class RoomService {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration TOKEN_VALID = Duration.ofMinutes(1);

  private final URI server;
  private final ApiKey key;
  private final Clock clock;
  private final ObjectMapper json = JsonMapper.builder().build();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /**
   * @param server as the worker knows it: {@code ws://} or {@code wss://}
   */
  public RoomService(URI server, ApiKey key, Clock clock) {
    this.server = server;
    this.key = key;
    this.clock = clock;
  }

  /** Who is in a room, as LiveKit describes participants in JSON. */
  JsonNode participants(String room) throws IOException, InterruptedException {
    return call("RoomService/ListParticipants", room, json.createObjectNode()).path("participants");
  }

  void dispatch(String room, String agentName) throws IOException, InterruptedException {
    call(
        "AgentDispatchService/CreateDispatch",
        room,
        json.createObjectNode().put("agent_name", agentName));
  }

  private JsonNode call(String method, String room, ObjectNode body)
      throws IOException, InterruptedException {
    var token =
        LiveKitToken.of("sofia-worker", clock.instant().plus(TOKEN_VALID))
            .inRoom(room)
            .with(Grant.ROOM_ADMIN, true)
            .sign(key);
    String base = server.toString().replaceFirst("^ws", "http").replaceFirst("/+$", "");
    var request =
        HttpRequest.newBuilder(URI.create(base + "/twirp/livekit." + method))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.put("room", room).toString()))
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(method + ": HTTP " + response.statusCode());
    }
    return json.readTree(response.body());
  }
}
