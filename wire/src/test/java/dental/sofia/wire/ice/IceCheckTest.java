package dental.sofia.wire.ice;

import static dental.sofia.wire.turn.FakeTurnServer.RELAYED;
import static dental.sofia.wire.turn.FakeTurnServer.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.stun.StunMethod;
import dental.sofia.wire.support.FakeIceAgent;
import dental.sofia.wire.support.TcpServer;
import dental.sofia.wire.turn.FakeTurnServer;
import dental.sofia.wire.turn.TurnClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IceCheckTest {
  private static final InetSocketAddress PEER = new InetSocketAddress("10.244.0.2", 7882);
  private static final Duration BUDGET = Duration.ofSeconds(1);

  private final IceCredentials local = IceCredentials.random();
  private final IceCredentials remote = IceCredentials.random();
  private final FakeIceAgent agent = new FakeIceAgent(remote);
  private final FakeTurnServer relay = new FakeTurnServer();

  @AfterEach
  void stop() {
    relay.close();
  }

  @Test
  void isAnsweredThroughARelay() {
    relay.relayingTo(data -> relayed(agent, data));

    assertThat(throughRelay(remote)).isEqualTo(new IceResult.Answered(RELAYED));
    assertThat(relay.allocations()).isZero();
  }

  @Test
  void asksAgainIfADatagramIsLost() {
    var lost = new AtomicInteger(2);
    relay.relayingTo(data -> lost.getAndDecrement() > 0 ? Optional.empty() : relayed(agent, data));

    assertThat(throughRelay(remote)).isEqualTo(new IceResult.Answered(RELAYED));
  }

  @Test
  void isNotDeceivedByOtherDatagrams() {
    var other = new AtomicInteger();
    relay.relayingTo(
        data ->
            other.getAndIncrement() == 0
                ? Optional.of(Bytes.utf8("something else"))
                : relayed(agent, data));

    assertThat(throughRelay(remote)).isEqualTo(new IceResult.Answered(RELAYED));
  }

  @Test
  void isNotDeceivedByAnImpostor() {
    relay.relayingTo(data -> relayed(new FakeIceAgent(remote, "another password"), data));

    assertThat(throughRelay(remote))
        .isEqualTo(
            new IceResult.Failed(
                new Fault.Garbage("an answer that the session's password did not sign")));
  }

  @Test
  void isRefusedWithTheWrongPassword() {
    relay.relayingTo(data -> relayed(agent, data));

    assertThat(throughRelay(new IceCredentials(remote.ufrag(), "another password")))
        .isEqualTo(new IceResult.Refused(401, "Unauthorized"));
  }

  @Test
  void hearsNothingOfAnotherSession() {
    relay.relayingTo(data -> relayed(agent, data));

    assertThat(throughRelay(IceCredentials.random()))
        .isEqualTo(new IceResult.Failed(new Fault.TimedOut("waiting for the ICE agent's answer")));
  }

  @Test
  void tellsThatTheRelayDoesNotForward() {
    relay.refusing(StunMethod.CREATE_PERMISSION, 403, "Forbidden IP");

    assertThat(throughRelay(remote)).isEqualTo(new IceResult.NotPermitted(403, "Forbidden IP"));
  }

  @Test
  void isAnsweredOverTcp() {
    try (var server = TcpServer.treating(client -> serve(client, agent))) {
      assertThat(new IceCheck(local, remote).over(server.endpoint(), Deadline.after(BUDGET)))
          .isInstanceOfSatisfying(
              IceResult.Answered.class,
              answered -> assertThat(answered.mapped().getAddress().isLoopbackAddress()).isTrue());
    }
  }

  @Test
  void tellsOverTcpThatNobodyListens() {
    var nobody = new Endpoint.Tcp("127.0.0.1", TcpServer.unusedPort());

    assertThat(new IceCheck(local, remote).over(nobody, Deadline.after(BUDGET)))
        .isEqualTo(new IceResult.Failed(new Fault.Unreachable("Connection refused")));
  }

  private IceResult throughRelay(IceCredentials believed) {
    var deadline = Deadline.after(BUDGET);
    try (var turn = TurnClient.to(relay.endpoint(), deadline)) {
      turn.allocate(USER);
      return new IceCheck(local, believed).through(turn, PEER, deadline);
    }
  }

  private static Optional<Bytes> relayed(FakeIceAgent agent, Bytes data) {
    return agent.answer(data.toArray(), RELAYED).map(Bytes::of);
  }

  /** After a check of its own, as a full agent would send it. */
  private static void serve(Socket client, FakeIceAgent agent) throws IOException {
    var from = new InetSocketAddress(client.getInetAddress(), client.getPort());
    Rfc4571.write(new byte[] {1, 2, 3}, client.getOutputStream());
    byte[] request = Rfc4571.read(client.getInputStream());
    Rfc4571.write(agent.answer(request, from).orElseThrow(), client.getOutputStream());
  }
}
