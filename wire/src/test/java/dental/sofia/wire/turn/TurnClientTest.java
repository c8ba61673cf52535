package dental.sofia.wire.turn;

import static dental.sofia.wire.turn.FakeTurnServer.RELAYED;
import static dental.sofia.wire.turn.FakeTurnServer.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.stun.Attribute.MessageIntegrity;
import dental.sofia.wire.stun.Attribute.PasswordAlgorithms;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.stun.StunClass;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunMethod;
import dental.sofia.wire.support.TcpServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnClientTest {
  private static final InetSocketAddress PEER = new InetSocketAddress("198.51.100.7", 7882);

  private final FakeTurnServer server = new FakeTurnServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void findsASourceAddressByBinding() {
    try (var turn = client()) {
      assertThat(turn.binding())
          .isInstanceOfSatisfying(
              Bound.class,
              bound -> assertThat(bound.mapped().getAddress().isLoopbackAddress()).isTrue());
    }
  }

  @Test
  void isRefusedWithoutCredentials() {
    try (var turn = client()) {
      assertThat(turn.allocate()).isEqualTo(new Refused(401, "Unauthorized"));
    }
  }

  @Test
  void tellsAnOpenRelayWithAndWithoutCredentials() {
    server.open();
    try (var turn = client()) {
      assertThat(turn.allocate()).isInstanceOf(Allocated.class);
    }
    try (var turn = client()) {
      assertThat(turn.allocate(USER))
          .isInstanceOfSatisfying(
              Allocated.class, allocated -> assertThat(allocated.authenticated()).isFalse());
    }
    assertThat(server.allocations()).isZero();
  }

  @Test
  void allocatesWithCredentials() {
    try (var turn = client()) {
      assertThat(turn.allocate(USER))
          .isInstanceOfSatisfying(
              Allocated.class,
              allocated -> {
                assertThat(allocated.relayed()).isEqualTo(RELAYED);
                assertThat(allocated.lifetime()).isEqualTo(Duration.ofMinutes(10));
                assertThat(allocated.authenticated()).isTrue();
              });
      assertThat(server.allocations()).isEqualTo(1);
      assertThat(turn.binding()).as("still asked without credentials").isInstanceOf(Bound.class);
    }
    assertThat(server.allocations()).isZero();
  }

  @Test
  void asksAgainAndAgainOverOneConnection() {
    try (var turn = client()) {
      assertThat(turn.allocate()).isInstanceOf(Refused.class);
      assertThat(turn.allocate(new TurnCredentials("a user", "wrong")))
          .isEqualTo(new Refused(401, "Unauthorized"));
      assertThat(turn.allocate(USER)).isInstanceOf(Allocated.class);
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void triesOnceMoreWithAFreshNonce() {
    server.stale(1);
    try (var turn = client()) {
      assertThat(turn.allocate(USER)).isInstanceOf(Allocated.class);
    }
  }

  @Test
  void doesNotTryForEverWithFreshNonces() {
    server.stale(100);
    try (var turn = client()) {
      assertThat(turn.allocate(USER)).isEqualTo(new Refused(438, "Stale nonce"));
    }
  }

  @Test
  void usesSha256WhereItIsOffered() {
    server.offeringSha256();
    try (var turn = client()) {
      assertThat(turn.allocate(USER)).isInstanceOf(Allocated.class);
    }
    assertThat(server.allocations()).isZero();
  }

  @Test
  void noticesThatTheOfferOfSha256WasRemoved() {
    server.offeringSha256().tampering(without(PasswordAlgorithms.class::isInstance));
    try (var turn = client()) {
      assertThat(turn.allocate(USER))
          .isEqualTo(garbage("the offer of password algorithms was removed on the way"));
    }
  }

  @Test
  void believesNoSuccessThatIsNotSigned() {
    server.tampering(without(MessageIntegrity.class::isInstance));
    try (var turn = client()) {
      assertThat(turn.allocate(USER)).isEqualTo(garbage("the answer has no message integrity"));
    }
  }

  @Test
  void believesNoSuccessThatSomebodyElseSigned() {
    var forged = new MessageIntegrity(Bytes.of(new byte[20]));
    var unsigned = without(MessageIntegrity.class::isInstance);
    server.tampering(
        answer ->
            answer.kind() == StunClass.SUCCESS ? unsigned.apply(answer).with(forged) : answer);
    try (var turn = client()) {
      assertThat(turn.allocate(USER)).isEqualTo(garbage("the answer's message integrity is wrong"));
    }
  }

  @Test
  void reportsWhatTheServerRefuses() {
    server.refusing(StunMethod.ALLOCATE, 486, "Allocation Quota Reached");
    server.refusing(StunMethod.CREATE_PERMISSION, 403, "Forbidden IP");
    try (var turn = client()) {
      assertThat(turn.allocate(USER)).isEqualTo(new Refused(486, "Allocation Quota Reached"));
      assertThat(turn.createPermission(PEER)).isEqualTo(new Refused(403, "Forbidden IP"));
    }
  }

  @Test
  void exchangesDataWithAPeer() {
    server.relayingTo(Optional::of);
    var data = Bytes.utf8("to whom it may concern");
    try (var turn = client()) {
      turn.allocate(USER);
      assertThat(turn.createPermission(PEER)).isEqualTo(new Permitted(PEER));
      assertThat(turn.send(PEER, data)).isEqualTo(new Sent());
      // The data comes before the answer to this, and must not get lost over it.
      assertThat(turn.refresh(Duration.ofMinutes(5)))
          .isEqualTo(new Refreshed(Duration.ofMinutes(5)));
      assertThat(turn.receive(soon())).isEqualTo(new Received(PEER, data));
      assertThat(turn.receive(Deadline.after(Duration.ofMillis(20))))
          .isInstanceOfSatisfying(
              Failed.class, f -> assertThat(f.fault()).isInstanceOf(Fault.TimedOut.class));
    }
    assertThat(server.allocations()).isZero();
  }

  @Test
  void reportsThatNobodyListens() {
    try (var turn = TurnClient.to(Endpoint.tcp("127.0.0.1", TcpServer.unusedPort()), soon())) {
      assertThat(turn.binding()).isEqualTo(new Failed(new Fault.Unreachable("Connection refused")));
    }
  }

  @Test
  void reportsThatTheNameDoesNotResolve() {
    try (var turn = TurnClient.to(Endpoint.tcp("no-such-host.invalid", 3478), soon())) {
      assertThat(turn.binding())
          .isEqualTo(new Failed(new Fault.Unreachable("name does not resolve")));
    }
  }

  @Test
  void doesNothingAfterItWasClosed() {
    var turn = client();
    turn.close();

    assertThat(turn.binding()).isInstanceOf(Failed.class);
    assertThat(server.connections()).isZero();
  }

  @Test
  void tellsNoPasswordToLogs() {
    assertThat(USER).hasToString("TurnCredentials[a user]");
  }

  private TurnClient client() {
    return TurnClient.to(server.endpoint(), soon());
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(5));
  }

  private static Failed garbage(String detail) {
    return new Failed(new Fault.Garbage(detail));
  }

  private static UnaryOperator<StunMessage> without(Predicate<Object> unwanted) {
    return message ->
        new StunMessage(
            message.kind(),
            message.method(),
            message.transaction(),
            message.attributes().stream().filter(unwanted.negate()).toList());
  }
}
