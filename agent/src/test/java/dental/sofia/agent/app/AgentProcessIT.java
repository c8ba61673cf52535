package dental.sofia.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged process with a real LiveKit. */
class AgentProcessIT {
  @TempDir Path directory;
  private LiveKit server;
  private AgentProcess agent;

  @BeforeEach
  void start() {
    server = LiveKit.start(directory, List.of());
    agent = AgentProcess.start(directory, server, Map.of("SOFIA_AGENT_NAME", "anna"));
    long began = System.nanoTime();
    agent.awaitReady();
    System.out.println(
        "start to registered: " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
  }

  @AfterEach
  void stop() {
    agent.close();
    server.close();
  }

  @Test
  void healthIsTrueAndSaysSoWhenLiveKitIsGone() throws Exception {
    var health = agent.health();
    assertThat(health.path("status").asText()).isEqualTo("ok");
    assertThat(health.path("service").asText()).isEqualTo("sofia-agent");
    assertThat(health.path("livekit_connected").asBoolean()).isTrue();
    assertThat(health.path("agent_name").asText()).isEqualTo("anna");
    assertThat(health.path("worker_id").asText()).startsWith("AW_");
    assertThat(health.path("active_calls").asInt(-1)).isZero();
    assertThat(health.path("timestamp").asLong())
        .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.api.Assertions.within(5L));
    assertThat(agent.get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(agent.get("/metrics").body()).contains("sofia_agent_registered 1.0");

    server.kill();

    await().until(() -> !agent.health().path("livekit_connected").asBoolean());
    assertThat(agent.health().path("ready").asBoolean()).isFalse();
    assertThat(agent.get("/q/health/ready").statusCode()).isEqualTo(503);
    assertThat(agent.get("/q/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void webhooksAreTakenFromLiveKitOnly() throws Exception {
    String body = "{\"event\":\"room_started\",\"room\":{\"name\":\"sofia-dental-1\"}}";
    for (var path : List.of("/webhook", "/webhook/room-started", "/webhook/participant-joined")) {
      assertThat(agent.post(path, SignedWebhook.token(LiveKit.KEY, body, 0), body)).isEqualTo(200);
      assertThat(agent.post(path, null, body)).isEqualTo(401);
      assertThat(agent.post(path, "nonsense", body)).isEqualTo(401);
      var other = new ApiKey(LiveKit.KEY.name(), "wrong");
      assertThat(agent.post(path, SignedWebhook.token(other, body, 0), body)).isEqualTo(401);
      assertThat(agent.post(path, SignedWebhook.token(LiveKit.KEY, body, 0), body + " "))
          .isEqualTo(401);
      assertThat(agent.post(path, SignedWebhook.token(LiveKit.KEY, body, -600), body))
          .isEqualTo(401);
    }
  }

  @Test
  void whoIsAskedToEndLetsTheCallEndFirst() throws Exception {
    var caller =
        Guest.join(
            server.tokenWithAgent("caller", "sofia-dental-1", "anna"), server, options -> options);
    caller.await(RoomEvent.TextReceived.class, text -> text.text().contains("Sofia"));

    agent.terminate();

    // Who does not answer is taken for dead by the other replicas.
    await()
        .during(Duration.ofSeconds(2))
        .until(() -> agent.health().path("active_calls").asInt() == 1);
    assertThat(caller.events()).noneMatch(RoomEvent.ParticipantLeft.class::isInstance);
    caller.close();
    await().atMost(Duration.ofSeconds(15)).until(() -> !agent.alive());
    assertThat(agent.log()).doesNotContain(LiveKit.KEY.secret());
  }
}
