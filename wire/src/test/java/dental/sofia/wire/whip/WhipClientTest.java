package dental.sofia.wire.whip;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.support.Eventually;
import dental.sofia.wire.support.FakeHttpServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhipClientTest {
  private static final String SDP =
      """
      v=0\r
      a=ice-ufrag:abcd\r
      a=ice-pwd:abcdefghijklmnopqrstuv\r
      a=candidate:1 1 udp 1 10.244.0.2 7882 typ host\r
      """;

  @Test
  void joinsAndLeaves() {
    try (var server = server("/whip/v1/PA_1", SDP)) {
      try (var session = joined(server)) {
        assertThat(session.answer().offered()).containsExactly("udp 10.244.0.2:7882 host");
        assertThat(session.location()).isEqualTo("/whip/v1/PA_1");
        assertThat(session.iceServers())
            .containsExactly(new IceServer("turn:127.0.0.1:3478?transport=tcp", "1795:PA_1", "c="));
        assertThat(session.iceServers().getFirst().turn()).isPresent();
      }
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(0))
          .startsWith("POST /whip/v1 HTTP/1.1\r\n")
          .contains("Content-Type: application/sdp\r\n", "Authorization: Bearer token\r\n")
          .contains("m=audio ", "a=ice-ufrag:", "a=fingerprint:sha-256 ");
      assertThat(server.requests().get(1))
          .startsWith("DELETE /whip/v1/PA_1 HTTP/1.1\r\n")
          .contains("Authorization: Bearer token\r\n");
    }
  }

  @Test
  void leavesAlsoWhenItsThreadIsInterrupted() throws Exception {
    try (var server = server("/whip/v1/PA_1", SDP)) {
      var thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var session = joined(server)) {
                      Thread.currentThread().interrupt();
                    }
                  });
      thread.join();

      Eventually.holds("it left", () -> server.requests().size() == 2);
    }
  }

  @Test
  void leavesWhereItJoinedWhateverHostTheServerNames() {
    try (var server = server("http://somebody.example.com/whip/v1/PA_2?x=y", SDP)) {
      try (var session = joined(server)) {
        assertThat(session.location()).isEqualTo("/whip/v1/PA_2?x=y");
      }
      assertThat(server.requests().get(1)).startsWith("DELETE /whip/v1/PA_2?x=y ");
    }
  }

  @Test
  void leavesWhenTheAnswerIsOfNoUse() {
    try (var server = server("/whip/v1/PA_1", "no SDP")) {
      assertThat(join(server))
          .isEqualTo(
              new WhipResult.Failed(
                  new Fault.Garbage("an SDP that is none: does not begin with v=0")));
      assertThat(server.requests().get(1)).startsWith("DELETE ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "mailto:x", "http://[", "\u0001"})
  void hasNoUseForASessionThatItCouldNotLeave(String location) {
    try (var server = server(location, SDP)) {
      assertThat(join(server)).isInstanceOf(WhipResult.Failed.class);
    }
  }

  @Test
  void reportsARefusal() {
    try (var server =
        new FakeHttpServer(request -> "HTTP/1.1 401 Unauthorized\r\n\r\ninvalid token")) {
      assertThat(join(server)).isEqualTo(new WhipResult.Refused(401, "invalid token"));
    }
  }

  private static FakeHttpServer server(String location, String sdp) {
    String created =
        "HTTP/1.1 201 Created\r\nLocation: "
            + location
            + "\r\nLink: <turn:127.0.0.1:3478%3Ftransport=tcp>; username=\"1795:PA_1\";"
            + " credential=\"c=\"; rel=\"ice-server\"\r\n\r\n"
            + sdp;
    return new FakeHttpServer(
        request -> request.startsWith("POST") ? created : "HTTP/1.1 200 OK\r\n\r\n");
  }

  private static WhipSession joined(FakeHttpServer server) {
    return ((WhipResult.Joined) join(server)).session();
  }

  private static WhipResult join(FakeHttpServer server) {
    return new WhipClient(server.origin()).join("token", Deadline.after(Duration.ofSeconds(5)));
  }
}
