package dental.sofia.wire.livekit;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.http.Http;
import dental.sofia.wire.http.HttpOrigin;
import dental.sofia.wire.http.HttpRequest;
import dental.sofia.wire.http.HttpResponse;
import dental.sofia.wire.http.HttpResult;
import dental.sofia.wire.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** LiveKit's HTTP interface. No method throws. */
public final class LiveKitHttp {
  private final HttpOrigin server;

  public LiveKitHttp(HttpOrigin server) {
    this.server = server;
  }

  /** What became of asking whether it is well. */
  public sealed interface Health {
    /**
     * It answered: 200 if it is well, 406 if it is starved of CPU.
     *
     * @param date its clock, if it told
     */
    record Answered(int status, Optional<Instant> date, String excerpt) implements Health {}

    record Failed(Fault fault) implements Health {}
  }

  /** What became of asking whether a token would do for joining. */
  public sealed interface Validation {
    record Accepted() implements Validation {}

    record Refused(int status, String excerpt) implements Validation {}

    record Failed(Fault fault) implements Validation {}
  }

  /** What became of a call of the server API. */
  public sealed interface Reply {
    record Answered(Json body) implements Reply {}

    record Refused(int status, String excerpt) implements Reply {}

    record Failed(Fault fault) implements Reply {}
  }

  /** What became of asking for the rooms. */
  public sealed interface Rooms {
    record Listed(List<Room> rooms) implements Rooms {}

    record Refused(int status, String excerpt) implements Rooms {}

    record Failed(Fault fault) implements Rooms {}
  }

  /** A room and how many are in it; hidden participants don't count. */
  public record Room(String name, long participants) {}

  /** {@code GET /}: the health endpoint is the root; {@code /health} does not exist. */
  public Health health(Deadline deadline) {
    return switch (Http.send(server, HttpRequest.get("/"), deadline)) {
      case HttpResult.Failed failed -> new Health.Failed(failed.fault());
      case HttpResponse response ->
          new Health.Answered(
              response.status(),
              response.header("Date").flatMap(LiveKitHttp::date),
              response.excerpt());
    };
  }

  /** {@code GET /rtc/validate}: joins nothing, and makes no room. */
  public Validation validate(String token, Deadline deadline) {
    String path = "/rtc/validate?access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    return switch (Http.send(server, HttpRequest.get(path), deadline)) {
      case HttpResult.Failed failed -> new Validation.Failed(failed.fault());
      case HttpResponse response when response.status() == 200 -> new Validation.Accepted();
      case HttpResponse response -> new Validation.Refused(response.status(), response.excerpt());
    };
  }

  /** {@code RoomService/ListRooms}, for a token with {@code roomList}. */
  public Rooms listRooms(String token, Deadline deadline) {
    return switch (call("RoomService", "ListRooms", token, new Json.Members(Map.of()), deadline)) {
      case Reply.Failed failed -> new Rooms.Failed(failed.fault());
      case Reply.Refused refused -> new Rooms.Refused(refused.status(), refused.excerpt());
      case Reply.Answered answered -> new Rooms.Listed(rooms(answered.body()));
    };
  }

  /** Any method of the server API, in Twirp's JSON: {@code POST /twirp/livekit.Service/Method}. */
  public Reply call(String service, String method, String token, Json body, Deadline deadline) {
    var request =
        HttpRequest.post(
                "/twirp/livekit." + service + "/" + method, "application/json", body.write())
            .bearer(token);
    return switch (Http.send(server, request, deadline)) {
      case HttpResult.Failed failed -> new Reply.Failed(failed.fault());
      case HttpResponse response when response.status() != 200 ->
          new Reply.Refused(response.status(), response.excerpt());
      case HttpResponse response ->
          Json.parse(response.body())
              .<Reply>map(Reply.Answered::new)
              .orElseGet(() -> new Reply.Failed(new Fault.Garbage("a body that is no JSON")));
    };
  }

  private static List<Room> rooms(Json body) {
    return body.member("rooms").orElse(new Json.Null()).elementsOrNone().stream()
        .map(
            room ->
                new Room(
                    room.member("name").flatMap(Json::text).orElse(""),
                    room.member("num_participants").flatMap(Json::integer).orElse(0L)))
        .toList();
  }

  private static Optional<Instant> date(String header) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
