package dental.sofia.wire.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.livekit.LiveKitHttp.Health;
import dental.sofia.wire.livekit.LiveKitHttp.Room;
import dental.sofia.wire.livekit.LiveKitHttp.Rooms;
import dental.sofia.wire.livekit.LiveKitHttp.Validation;
import dental.sofia.wire.support.FakeHttpServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LiveKitHttpTest {
  private final Deadline deadline = Deadline.after(Duration.ofSeconds(5));

  @Test
  void readsHealthAndClock() {
    assertThat(
            ask(
                "HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 12:37:27 GMT\r\n\r\nOK",
                livekit -> livekit.health(deadline)))
        .isEqualTo(
            new Health.Answered(200, Optional.of(Instant.parse("2026-11-22T12:37:27Z")), "OK"));
  }

  @Test
  void readsNoClockWhereThereIsNone() {
    assertThat(
            ask(
                "HTTP/1.1 406 Not Acceptable\r\nDate: yesterday\r\n\r\nNot Ready\nNode",
                livekit -> livekit.health(deadline)))
        .isEqualTo(new Health.Answered(406, Optional.empty(), "Not Ready Node"));
  }

  @Test
  void tellsWhetherATokenIsAccepted() {
    assertThat(ask("HTTP/1.1 200 OK\r\n\r\nsuccess", livekit -> livekit.validate("t", deadline)))
        .isEqualTo(new Validation.Accepted());
    assertThat(
            ask(
                "HTTP/1.1 401 Unauthorized\r\n\r\ninvalid token: eyJh.eyJp.c2ln",
                livekit -> livekit.validate("t", deadline)))
        .isEqualTo(new Validation.Refused(401, "invalid token: <token>"));
  }

  @Test
  void listsRooms() {
    assertThat(
            ask(
                "HTTP/1.1 200 OK\r\n\r\n{\"rooms\":[{\"name\":\"a\",\"num_participants\":2},{}]}",
                livekit -> livekit.listRooms("t", deadline)))
        .isEqualTo(new Rooms.Listed(List.of(new Room("a", 2), new Room("", 0))));
    assertThat(ask("HTTP/1.1 200 OK\r\n\r\n{}", livekit -> livekit.listRooms("t", deadline)))
        .isEqualTo(new Rooms.Listed(List.of()));
  }

  @Test
  void reportsARefusalAndAnAnswerThatIsNone() {
    assertThat(
            ask(
                "HTTP/1.1 401 Unauthorized\r\n\r\n{\"code\":\"unauthenticated\"}",
                livekit -> livekit.listRooms("t", deadline)))
        .isEqualTo(new Rooms.Refused(401, "{\"code\":\"unauthenticated\"}"));
    assertThat(ask("HTTP/1.1 200 OK\r\n\r\n<html>", livekit -> livekit.listRooms("t", deadline)))
        .isEqualTo(new Rooms.Failed(new Fault.Garbage("a body that is no JSON")));
  }

  private static Object ask(String response, Function<LiveKitHttp, Object> question) {
    try (var server = new FakeHttpServer(request -> response)) {
      return question.apply(new LiveKitHttp(server.origin()));
    }
  }
}
