package dental.sofia.wire.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.Fault;
import dental.sofia.wire.support.Stopwatch;
import dental.sofia.wire.support.UdpPeer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UdpProbeTest {
  private static final Duration BUDGET = Duration.ofMillis(300);

  @Test
  void tellsAPortThatAnswersAnything() {
    try (var peer = new UdpPeer((datagram, from) -> Optional.of(new byte[] {1}))) {
      assertThat(UdpProbe.ask("127.0.0.1", peer.address().getPort(), Duration.ofSeconds(3)))
          .isEqualTo(new UdpProbe.Result.Answered());
    }
  }

  @Test
  void asksAgainSinceADatagramMayBeLost() {
    var asked = new AtomicInteger();
    try (var peer =
        new UdpPeer(
            (datagram, from) ->
                asked.incrementAndGet() < 3 ? Optional.empty() : Optional.of(datagram))) {
      assertThat(UdpProbe.ask("127.0.0.1", peer.address().getPort(), Duration.ofSeconds(3)))
          .isEqualTo(new UdpProbe.Result.Answered());
    }
  }

  @Test
  void tellsSilenceWithinItsBudget() {
    try (var peer = new UdpPeer((datagram, from) -> Optional.empty())) {
      assertThat(Stopwatch.within(BUDGET.multipliedBy(3), () -> ask(peer)))
          .isEqualTo(new UdpProbe.Result.Silent());
    }
  }

  @Test
  void tellsAPortWhereNobodyListens() {
    var peer = new UdpPeer((datagram, from) -> Optional.empty());
    int port = peer.address().getPort();
    peer.close();

    assertThat(UdpProbe.ask("127.0.0.1", port, BUDGET))
        .isEqualTo(new UdpProbe.Result.PortUnreachable());
  }

  @Test
  void reportsThatTheNameDoesNotResolve() {
    assertThat(UdpProbe.ask("no-such-host.invalid", 3478, Duration.ofSeconds(5)))
        .isEqualTo(new UdpProbe.Result.Failed(new Fault.Unreachable("name does not resolve")));
  }

  private static UdpProbe.Result ask(UdpPeer peer) {
    return UdpProbe.ask("127.0.0.1", peer.address().getPort(), BUDGET);
  }
}
