package dental.sofia.agent.app;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.wire.support.LiveKit;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged agents and a real LiveKit that tells them by webhook what happens. */
class RescueIT {
  @TempDir Path directory;

  @Test
  void aCallWhoseAgentIsKilledIsTakenOverByAnother() throws Exception {
    int port = freePort();
    try (var server =
            LiveKit.start(
                directory,
                List.of(),
                "webhook:",
                "  api_key: " + LiveKit.KEY.name(),
                "  urls: [\"http://127.0.0.1:" + port + "/webhook\"]");
        var survivor =
            AgentProcess.start(
                directory,
                server,
                Map.of("HEALTH_CHECK_PORT", String.valueOf(port), "SOFIA_MAX_CALLS", "1"));
        var victim = AgentProcess.start(directory, server, Map.of("SOFIA_MAX_CALLS", "1"))) {
      for (var agent : List.of(survivor, victim)) {
        await()
            .atMost(Duration.ofSeconds(60))
            .ignoreExceptions()
            .until(() -> agent.health().path("ready").asBoolean());
      }
      // Takes the survivor's only place for a moment, so that the victim gets the call.
      try (var first = caller(server, "first")) {
        greeted(first);
        boolean survivorIsFree = survivor.health().path("active_calls").asInt() == 0;
        var second = caller(server, "second");
        greeted(second);
        var caller = survivorIsFree ? first : second;
        (survivorIsFree ? second : first).close();
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> survivor.health().path("active_calls").asInt() == 0);
        long began = System.nanoTime();

        victim.close();

        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    caller.events().stream()
                            .filter(RoomEvent.AudioStarted.class::isInstance)
                            .count()
                        == 2);
        System.out.println(
            "another agent after "
                + Duration.ofNanos(System.nanoTime() - began).toMillis()
                + " ms");
        get(caller.room().sendText("lk.chat", "Wann haben Sie geöffnet?", Map.of()));
        caller.await(
            RoomEvent.TextReceived.class, text -> text.text().contains("montags bis freitags"));
        assertThat(survivor.health().path("active_calls").asInt()).isEqualTo(1);
        if (caller == second) {
          second.close();
        }
      }
    }
  }

  private static Guest caller(LiveKit server, String room) {
    return Guest.join(server.tokenWithAgent("caller", room, "sofia"), server, options -> options);
  }

  private static RoomEvent.AudioStarted greeted(Guest caller) {
    return caller.await(RoomEvent.AudioStarted.class, started -> true);
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
