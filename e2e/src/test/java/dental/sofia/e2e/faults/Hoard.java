package dental.sofia.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.Deadline;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.TurnClient;
import dental.sofia.wire.turn.TurnCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A caller who takes every allocation that coturn has, and keeps them. */
final class Hoard {

  private static final Duration KEPT = Duration.ofMinutes(2);

  private final Sofia sofia;
  private final List<TurnClient> taken = new ArrayList<>();

  Hoard(Sofia sofia) {
    this.sofia = sofia;
  }

  /**
   * Takes this many allocations. The operator's checks take some for a moment, so it may need more
   * than one try.
   */
  void take(int number) {
    String secret = sofia.secret(sofia.name() + "-turn-secret", "secret").orElseThrow();
    var credentials = TurnCredentials.rest(secret, "hoard", Instant.now().plus(KEPT));
    var door = Endpoint.tcp(sofia.cluster().nodeAddress(), sofia.nodePort(sofia.turn(), "turn"));
    await(number + " allocations")
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> {
              var client = TurnClient.to(door, Deadline.after(KEPT));
              if (client.allocate(credentials) instanceof Allocated) {
                taken.add(client);
              } else {
                client.close();
              }
              assertThat(taken).hasSize(number);
            });
  }

  void giveBack() {
    taken.forEach(TurnClient::close);
    taken.clear();
  }
}
