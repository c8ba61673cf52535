package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.AuditLog;
import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Isolation;
import dental.sofia.e2e.harness.OperatorMetrics;
import dental.sofia.e2e.harness.OperatorProcess;
import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.PodProcess;
import dental.sofia.e2e.harness.PodSockets;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.json.Json;
import dental.sofia.wire.jwt.LiveKitToken;
import dental.sofia.wire.livekit.LiveKitHttp.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Proofs leave nothing behind, however many are made. */
@EndToEnd
@Isolated("it counts the operator's sockets and requests")
@Tag("soak")
@Order(Isolation.COUNTS_REQUESTS)
class NoHarmIT {

  private static final int ROUNDS = Integer.getInteger("e2e.rounds", 200);
  private static final String ROUND = "sofia_check_round_duration_seconds_count";

  /** The rounds in which caches fill and connections to the API server are opened. */
  private static final int WARM_UP = 30;

  /** Threads and connections come and go with load; a leak would be one a round. */
  private static final int SLACK = 15;

  /** LiveKit keeps a room for 20 s after the last participant has left. */
  private static final Duration ROOMS_CLOSE = Duration.ofSeconds(45);

  @Test
  void proofsLeaveNoSocketThreadAllocationRoomOrWriteBehind(
      Sandbox sandbox, OperatorRelease operator) throws IOException {
    assumeThat(operator.isInCluster()).as("the operator runs in the cluster").isTrue();
    Sofia relay = sandbox.create("relay", "").awaitReady();
    Sofia direct = sandbox.create("direct", "transport: {mode: Direct}").awaitReady();
    var deployments = List.of(relay, direct);
    var process =
        PodProcess.id(operator.pod(), OperatorProcess.PROGRAM).map(id -> Path.of("/proc", id));
    assumeThat(process).as("the operator's process: only on the local node").isPresent();

    try (var metrics = new OperatorMetrics(sandbox.cluster(), operator)) {
      prove(deployments, WARM_UP, metrics);
      long sockets = sockets(process.get());
      long threads = entries(process.get().resolve("task"));
      var audit = sandbox.cluster().auditLog().orElseThrow();
      long mark = audit.mark();

      prove(deployments, ROUNDS, metrics);

      assertThat(audit.since(mark, operator.user()).stream().filter(AuditLog.Request::isWrite))
          .as("writes of %s proofs", ROUNDS)
          .isEmpty();
      assertThat(sockets(process.get())).as("sockets").isLessThanOrEqualTo(sockets + SLACK);
      assertThat(entries(process.get().resolve("task")))
          .as("threads")
          .isLessThanOrEqualTo(threads + SLACK);
      assertThat(PodSockets.of(relay, relay.pod("turn")).udp())
          .as("allocations: coturn has a UDP socket for each")
          .isEmpty();
      assertThat(agentsOfProbes(relay))
          .as("agents that LiveKit wants to send to a probe's room")
          .isSubsetOf(LiveKitToken.NOBODY);
      deployments.forEach(
          sofia ->
              await("the probes' rooms of " + sofia + " close")
                  .atMost(ROOMS_CLOSE)
                  .untilAsserted(() -> assertThat(rooms(sofia)).isEmpty()));
      deployments.forEach(Sofia::awaitReady);
    }
  }

  /** Asks for a proof of each, again and again, and waits until all have been made. */
  private static void prove(List<Sofia> deployments, int rounds, OperatorMetrics metrics) {
    double wanted = metrics.sum(ROUND) + rounds;
    for (double made = 0; made < wanted; made = metrics.sum(ROUND)) {
      double before = metrics.sum(ROUND);
      deployments.forEach(Sofia::checkNow);
      await("a proof is made")
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(10))
          .atMost(Duration.ofSeconds(15))
          .until(() -> metrics.sum(ROUND) >= before + deployments.size());
    }
  }

  private static long sockets(Path process) throws IOException {
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return files.filter(NoHarmIT::isSocket).count();
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private static long entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }

  private static List<Room> rooms(Sofia sofia) {
    return Caller.door(sofia).rooms();
  }

  private static List<String> agentsOfProbes(Sofia sofia) {
    return rooms(sofia).stream()
        .flatMap(room -> Caller.door(sofia).dispatches(room.name()).stream())
        .map(dispatch -> dispatch.member("agent_name").flatMap(Json::text).orElse(""))
        .toList();
  }
}
