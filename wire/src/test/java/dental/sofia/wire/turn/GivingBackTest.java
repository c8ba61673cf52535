package dental.sofia.wire.turn;

import static dental.sofia.wire.turn.FakeTurnServer.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.Deadline;
import dental.sofia.wire.Fault;
import dental.sofia.wire.stun.StunMethod;
import dental.sofia.wire.support.Eventually;
import dental.sofia.wire.support.Hostility;
import dental.sofia.wire.support.Stopwatch;
import dental.sofia.wire.support.TcpServer;
import java.io.File;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken is given back, however the taker ends. */
class GivingBackTest {
  private final FakeTurnServer server = new FakeTurnServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "on a virtual thread: {0}")
  @ValueSource(booleans = {true, false})
  void givesBackWhenItsThreadIsInterrupted(boolean virtual) throws Exception {
    var waiting = new CountDownLatch(1);
    var result = new CompletableFuture<ReceiveResult>();
    var stillInterrupted = new AtomicBoolean();
    Runnable work =
        () -> {
          try (var turn = client()) {
            turn.allocate(USER);
            waiting.countDown();
            result.complete(turn.receive(Deadline.after(Duration.ofSeconds(30))));
          }
          stillInterrupted.set(Thread.currentThread().isInterrupted());
        };
    var thread = virtual ? Thread.ofVirtual().start(work) : Thread.ofPlatform().start(work);

    waiting.await();
    thread.interrupt();

    assertThat(thread.join(Duration.ofSeconds(2))).isTrue();
    assertThat(result.join())
        .isEqualTo(new Failed(new Fault.Interrupted("waiting for data of a peer")));
    assertThat(stillInterrupted).isTrue();
    assertThat(server.allocations()).isZero();
  }

  @Test
  void givesBackWhatIsGrantedOnlyAfterTheDeadline() {
    server.notAnswering(StunMethod.ALLOCATE);
    try (var turn = TurnClient.to(server.endpoint(), Deadline.after(Duration.ofMillis(200)))) {
      assertThat(turn.allocate()).isInstanceOf(Failed.class);
    }
    server.open();
    try (var turn = TurnClient.to(server.endpoint(), Deadline.after(Duration.ofMillis(200)))) {
      assertThat(turn.allocate()).isInstanceOf(Failed.class);
      assertThat(server.allocations()).isEqualTo(1);
    }
    assertThat(server.allocations()).isZero();
  }

  @Test
  void isClosedSoonWhenTheServerNoLongerAnswers() {
    server.notAnswering(StunMethod.REFRESH);
    var turn = client();
    turn.allocate(USER);

    Stopwatch.within(
        Duration.ofSeconds(1),
        () -> {
          turn.close();
          return null;
        });
  }

  @Test
  void isClosedAtOnceWhenItNeverConnected() {
    try (var silent = TcpServer.treating(Hostility.silence())) {
      TurnClient.to(silent.endpoint(), Deadline.after(Duration.ofSeconds(5))).close();

      assertThat(silent.accepted()).isZero();
    }
  }

  @RepeatedTest(100)
  void endsTheWaitOfItsThreadWhenClosedByAnother() throws Exception {
    var turn = client();
    turn.allocate(USER);
    var waiting =
        CompletableFuture.supplyAsync(() -> turn.receive(Deadline.after(Duration.ofSeconds(30))));

    turn.close();

    assertThat(waiting.get(2, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.fault()).isInstanceOf(Fault.Closed.class));
  }

  @Test
  void leavesNothingBehindAfterManyRounds() throws Exception {
    round();
    int files = openFiles();

    for (int i = 0; i < 500; i++) {
      round();
    }

    assertThat(server.allocations()).isZero();
    Eventually.holds("the server sees all connections end", () -> server.openConnections() == 0);
    Eventually.holds("no more files are open than before", () -> openFiles() <= files + 2);
  }

  private void round() {
    try (var turn = client()) {
      assertThat(turn.allocate(USER)).isInstanceOf(Allocated.class);
    }
  }

  private TurnClient client() {
    return TurnClient.to(server.endpoint(), Deadline.after(Duration.ofSeconds(5)));
  }

  private static int openFiles() {
    String[] files = new File("/proc/self/fd").list();
    return files == null ? 0 : files.length;
  }
}
