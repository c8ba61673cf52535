package dental.sofia.wire.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.stun.Attribute.IceControlling;
import dental.sofia.wire.stun.Attribute.Priority;
import dental.sofia.wire.stun.Attribute.UseCandidate;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.IntegrityKey;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.StunClass;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import dental.sofia.wire.stun.StunParser;
import dental.sofia.wire.support.Coturn;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.TurnClient;
import dental.sofia.wire.turn.TurnCredentials;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asked through a real coturn, by an agent that chooses when the test says. */
class IceAnswererTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @TempDir static Path directory;

  private final IceCredentials local = IceCredentials.random();
  private final IceCredentials remote = IceCredentials.random();

  @BeforeAll
  static void findCoturn() {
    assumeTrue(Coturn.binary().isPresent(), "no turnserver on the PATH");
  }

  @Test
  void tellsHowLongTheOtherSideHesitated() throws Exception {
    var seen = new AtomicReference<StunMessage>();
    NominationResult result = asked(Duration.ofMillis(300), local.password(), seen);
    assertThat(result)
        .isInstanceOfSatisfying(
            NominationResult.Nominated.class,
            nominated ->
                assertThat(nominated.after())
                    .isBetween(Duration.ofMillis(200), Duration.ofSeconds(1)));
    assertThat(seen.get().kind()).isEqualTo(StunClass.SUCCESS);
  }

  @Test
  void givesUpOnAnAgentThatDoesNotChoose() throws Exception {
    assertThat(asked(Duration.ofSeconds(30), local.password(), new AtomicReference<>()))
        .isInstanceOf(NominationResult.Undecided.class);
  }

  /** Whoever does not know the session's password can't make the path look chosen. */
  @Test
  void ignoresWhatIsSignedWithAnotherPassword() throws Exception {
    assertThat(asked(Duration.ZERO, "somebody-elses-password", new AtomicReference<>()))
        .isInstanceOf(NominationResult.Failed.class);
  }

  /** An agent asks every 50 ms, and with USE-CANDIDATE from this moment on. */
  private NominationResult asked(
      Duration hesitation, String password, AtomicReference<StunMessage> answered)
      throws Exception {
    try (var coturn =
            Coturn.start(
                directory,
                "no-udp",
                "no-tls",
                "no-cli",
                "use-auth-secret",
                "static-auth-secret=" + Coturn.SECRET);
        var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var turn = TurnClient.to(coturn.endpoint(), Deadline.after(Duration.ofSeconds(3)))) {
      var allocated =
          (Allocated)
              turn.allocate(
                  TurnCredentials.rest(Coturn.SECRET, "probe", Instant.now().plusSeconds(60)));
      turn.createPermission(new InetSocketAddress("127.0.0.1", socket.getLocalPort()));
      var asking =
          Thread.ofVirtual()
              .start(() -> ask(socket, allocated.relayed(), hesitation, password, answered));
      try {
        return new IceAnswerer(local, remote)
            .awaitNomination(turn, PATIENCE, PATIENCE, Deadline.after(Duration.ofMillis(2500)));
      } finally {
        asking.interrupt();
        socket.close();
        asking.join();
      }
    }
  }

  private void ask(
      DatagramSocket socket,
      InetSocketAddress relayed,
      Duration hesitation,
      String password,
      AtomicReference<StunMessage> answered) {
    var key = IntegrityKey.shortTerm(password);
    Optional<Instant> choosing = Optional.empty();
    try {
      socket.setSoTimeout(50);
      while (true) {
        StunMessage check =
            StunMessage.request(
                StunMethod.BINDING,
                new Username(local.ufrag() + ":" + remote.ufrag()),
                new IceControlling(1),
                new Priority(1));
        if (choosing.filter(then -> !Instant.now().isBefore(then)).isPresent()) {
          check = check.with(new UseCandidate());
        }
        byte[] bytes = check.signed(key).fingerprinted().encode();
        socket.send(new DatagramPacket(bytes, bytes.length, relayed));
        if (receive(socket, answered) && choosing.isEmpty()) {
          choosing = Optional.of(Instant.now().plus(hesitation));
        }
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      // The test is over.
    }
  }

  private static boolean receive(DatagramSocket socket, AtomicReference<StunMessage> answered)
      throws IOException {
    var packet = new DatagramPacket(new byte[1024], 1024);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      return false;
    }
    if (StunParser.parse(Arrays.copyOf(packet.getData(), packet.getLength()))
        instanceof Parsed parsed) {
      answered.set(parsed.message());
      return true;
    }
    return false;
  }
}
