package dental.sofia.agent.app;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.Tone;
import dental.sofia.wire.support.LiveKit;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packaged agents of one deployment, of which one is killed in a call, and a real LiveKit. */
class RescueIT {
  private static final Duration PROMISED = Duration.ofSeconds(10);

  @TempDir Path directory;
  private final List<AgentProcess> agents = new ArrayList<>();
  private LiveKit server;

  @AfterEach
  void stop() {
    agents.forEach(AgentProcess::close);
    server.close();
  }

  @Test
  void aCallWhoseAgentIsKilledIsTakenOverByAnotherReplica() throws Exception {
    server = LiveKit.start(directory, List.of());
    start(freePorts(3));
    try (var caller = caller("one")) {
      greeted(caller);
      var victim = whoIsInACall();

      hearsSofiaAgainAfter(victim::close, caller, "killed, two replicas left");

      // Both have noticed. More than one would be there by now.
      await()
          .during(Duration.ofSeconds(6))
          .atMost(Duration.ofSeconds(8))
          .until(() -> sofias("one") == 1);
      get(caller.room().sendText("lk.chat", "Wann haben Sie geöffnet?", Map.of()));
      caller.await(
          RoomEvent.TextReceived.class, text -> text.text().contains("montags bis freitags"));
    }
  }

  @Test
  void anAgentThatIsStartedAgainTakesItsOwnCallsUp() throws Exception {
    server = LiveKit.start(directory, List.of());
    var port = freePorts(1);
    start(port);
    try (var caller = caller("alone")) {
      greeted(caller);

      hearsSofiaAgainAfter(
          () -> {
            agents.removeFirst().close();
            start(port);
          },
          caller,
          "killed and started again, alone");
    }
  }

  @Test
  void whoLivesIsLeftAloneThoughTheOthersCannotReachIt() throws Exception {
    server = LiveKit.start(directory, List.of());
    start(freePorts(1));
    try (var caller = caller("cut");
        var way = new Way(agents.getFirst().port())) {
      greeted(caller);
      var other =
          AgentProcess.start(directory, server, Map.of("SOFIA_PEERS", "127.0.0.1:" + way.port()));
      agents.add(other);
      other.awaitReady();
      await().until(() -> way.passed() > 0);

      way.cut();

      await().atMost(PROMISED).until(() -> other.log().contains("does not answer any more"));
      await().during(Duration.ofSeconds(4)).until(() -> sofias("cut") == 1);
      assertThat(agents.getFirst().health().path("active_calls").asInt()).isEqualTo(1);
      assertThat(other.health().path("active_calls").asInt()).isZero();
    }
  }

  @Test
  void afterARestartOfLiveKitTheCallerHasOneSofiaOfTwoReplicas() throws Exception {
    server = LiveKit.start(directory, List.of());
    start(freePorts(2));
    try (var caller = caller("restarted")) {
      greeted(caller);
      server.kill();
      server.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> sofias("restarted") > 0);
      await()
          .during(Duration.ofSeconds(5))
          .atMost(Duration.ofSeconds(15))
          .until(() -> sofias("restarted") == 1);
    }
  }

  /** Without the others' addresses LiveKit's own message is what remains; it comes late. */
  @Test
  void aCallWhoseLossOnlyLiveKitNoticesIsTakenOverToo() throws Exception {
    var ports = freePorts(1);
    server =
        LiveKit.start(
            directory,
            List.of(),
            "webhook:",
            "  api_key: " + LiveKit.KEY.name(),
            "  urls: [\"http://127.0.0.1:" + ports.getFirst() + "/webhook\"]");
    var victim = AgentProcess.start(directory, server, Map.of());
    agents.add(victim);
    victim.awaitReady();
    try (var caller = caller("told")) {
      greeted(caller);
      start(ports);
      victim.close();
      await().atMost(Duration.ofSeconds(60)).until(() -> voices(caller) == 2);
    }
  }

  private void hearsSofiaAgainAfter(Runnable fault, Guest caller, String what) throws Exception {
    long began = System.nanoTime();
    fault.run();
    await().atMost(Duration.ofSeconds(40)).until(() -> voices(caller) == 2);
    while (Tone.isSilent(caller.heard().next(0.02))) {
      assertThat(System.nanoTime() - began).isLessThan(Duration.ofSeconds(40).toNanos());
    }
    var after = Duration.ofNanos(System.nanoTime() - began);
    System.out.println(what + ": Sofia is heard again after " + after.toMillis() + " ms");
    assertThat(after).isLessThan(PROMISED);
  }

  private void start(List<Integer> ports) {
    var peers = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    ports.forEach(
        port ->
            agents.add(
                AgentProcess.start(
                    directory,
                    server,
                    Map.of("HEALTH_CHECK_PORT", String.valueOf(port), "SOFIA_PEERS", peers))));
    agents.forEach(AgentProcess::awaitReady);
  }

  private AgentProcess whoIsInACall() {
    return agents.stream()
        .filter(
            agent -> {
              try {
                return agent.health().path("active_calls").asInt() == 1;
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            })
        .findFirst()
        .orElseThrow();
  }

  private Guest caller(String room) {
    return Guest.join(server.tokenWithAgent("caller", room, "sofia"), server, options -> options);
  }

  private static void greeted(Guest caller) {
    caller.await(RoomEvent.TextReceived.class, text -> text.text().contains("Sofia"));
  }

  private static long voices(Guest caller) {
    return caller.events().stream().filter(RoomEvent.AudioStarted.class::isInstance).count();
  }

  private long sofias(String room) {
    return AgentProcess.agentsIn(server, room);
  }

  private static List<Integer> freePorts(int number) throws Exception {
    var ports = new ArrayList<Integer>();
    for (int i = 0; i < number; i++) {
      try (var socket = new ServerSocket(0)) {
        ports.add(socket.getLocalPort());
      }
    }
    return ports;
  }
}
