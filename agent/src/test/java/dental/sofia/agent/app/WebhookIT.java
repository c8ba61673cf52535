package dental.sofia.agent.app;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a webhook brings about in the packaged process, with a real LiveKit. */
class WebhookIT {
  private static final String ROOM = "sofia-dental-1";

  @TempDir Path directory;
  private LiveKit server;
  private AgentProcess agent;

  @BeforeEach
  void start() {
    server = LiveKit.start(directory, List.of());
    agent = AgentProcess.start(directory, server, Map.of("SOFIA_AGENT_NAME", "anna"));
    agent.awaitReady();
  }

  @AfterEach
  void stop() {
    agent.close();
    server.close();
  }

  @Test
  void whatIsSentAgainHasNoEffect() throws Exception {
    String lost = lost("EV_1");
    String signature = SignedWebhook.token(LiveKit.KEY, lost, 0);
    try (var caller = caller()) {
      assertThat(agent.post("/webhook", signature, lost)).isEqualTo(200);
      await().until(() -> agents() == 1);
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> agents() == 0);

    try (var caller = caller()) {
      assertThat(agent.post("/webhook", signature, lost)).isEqualTo(200);
      await().during(Duration.ofSeconds(3)).until(() -> agents() == 0);

      String another = lost("EV_2");
      agent.post("/webhook", SignedWebhook.token(LiveKit.KEY, another, 0), another);
      await().until(() -> agents() == 1);
    }
  }

  private Guest caller() throws Exception {
    var caller = Guest.join(server, "caller", ROOM);
    get(caller.room().mediaConnected());
    return caller;
  }

  private static String lost(String id) {
    return """
        {"event": "participant_connection_aborted", "id": "%s", "room": {"name": "%s"},
         "participant": {"kind": "AGENT", "attributes": {"lk.agent_name": "anna"}}}
        """
        .formatted(id, ROOM);
  }

  private long agents() {
    return AgentProcess.agentsIn(server, ROOM);
  }
}
