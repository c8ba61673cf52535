package dental.sofia.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real LiveKit, with jobs that only wait. */
class WorkerTest {
  @TempDir Path directory;
  private LiveKit server;
  private final List<WaitingJob> jobs = new CopyOnWriteArrayList<>();
  private final List<Worker> workers = new CopyOnWriteArrayList<>();
  private final String agent = "agent-" + UUID.randomUUID();

  private record WaitingJob(Assignment assignment, CompletableFuture<Void> over, List<String> asked)
      implements JobRunner.RunningJob {
    @Override
    public CompletionStage<Void> done() {
      return over;
    }

    @Override
    public void end(String why) {
      asked.add(why);
      over.complete(null);
    }
  }

  @BeforeEach
  void start() {
    server = LiveKit.start(directory, List.of());
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (var worker : workers) {
      worker.drain(Duration.ZERO);
    }
    server.close();
  }

  @Test
  void aDispatchBecomesAJobWithATokenForItsRoom() {
    var worker = worker(2);
    server.dispatch("sofia-dental-1", agent);

    await().until(() -> jobs.size() == 1);

    var assignment = jobs.getFirst().assignment();
    assertThat(assignment.room()).isEqualTo("sofia-dental-1");
    assertThat(assignment.toString()).doesNotContain(assignment.token());
    assertThat(worker.state().activeCalls()).isEqualTo(1);
    jobs.getFirst().over().complete(null);
    await().until(() -> worker.state().activeCalls() == 0);
  }

  @Test
  void moreThanTheMaximumIsRefusedAndAPlaceThatBecomesFreeIsGivenAway() {
    var worker = worker(2);
    for (int i = 0; i < 4; i++) {
      server.dispatch("full-" + i, agent);
    }
    await().until(() -> jobs.size() == 2);
    await().during(Duration.ofSeconds(1)).until(() -> jobs.size() == 2);
    assertThat(worker.state().activeCalls()).isEqualTo(2);

    jobs.getFirst().over().complete(null);
    await().until(() -> worker.state().activeCalls() == 1);
    server.dispatch("full-again", agent);

    await().until(() -> jobs.size() == 3);
  }

  @Test
  void jobsThatComeAtOnceAreAllTaken() {
    worker(20);
    for (int i = 0; i < 20; i++) {
      String room = "many-" + i;
      Thread.startVirtualThread(() -> server.dispatch(room, agent));
    }
    await().atMost(Duration.ofSeconds(15)).until(() -> jobs.size() == 20);
    assertThat(jobs).extracting(job -> job.assignment().room()).doesNotHaveDuplicates();
  }

  @Test
  void ofTwoHundredJobsAtOnceAsManyAreTakenAsThereArePlaces() {
    var worker = worker(10);
    var offers = new ArrayList<Thread>();
    for (int i = 0; i < 200; i++) {
      String room = "rush-" + i;
      offers.add(Thread.startVirtualThread(() -> server.dispatch(room, agent)));
    }
    // None of those who ask is kept waiting.
    await().atMost(Duration.ofSeconds(30)).until(() -> offers.stream().noneMatch(Thread::isAlive));
    await().atMost(Duration.ofSeconds(15)).until(() -> jobs.size() == 10);
    await().during(Duration.ofSeconds(2)).until(() -> jobs.size() == 10);
    assertThat(worker.state().activeCalls()).isEqualTo(10);
    assertThat(jobs).extracting(job -> job.assignment().room()).doesNotHaveDuplicates();

    jobs.forEach(job -> job.over().complete(null));
    await().until(() -> worker.state().activeCalls() == 0);
    server.dispatch("after-the-rush", agent);
    await().atMost(Duration.ofSeconds(20)).until(() -> jobs.size() == 11);
  }

  @Test
  void aDispatchThatIsTakenBackEndsTheJob() {
    var worker = worker(2);
    String id = server.dispatch("short", agent);
    await().until(() -> jobs.size() == 1);
    server.deleteDispatch("short", id);
    await().until(() -> worker.state().activeCalls() == 0);
  }

  @Test
  void aRestartedServerKnowsTheWorkerAgainAndCallsGoOn() {
    var worker = worker(2);
    server.dispatch("before", agent);
    await().until(() -> jobs.size() == 1);
    String id = worker.state().workerId();

    server.kill();
    await().until(() -> !worker.state().registered());
    server.start();

    await().atMost(Duration.ofSeconds(15)).until(() -> worker.state().registered());
    assertThat(worker.state().workerId()).isNotEqualTo(id);
    assertThat(worker.state().activeCalls()).isEqualTo(1);
    server.dispatch("after", agent);
    await().until(() -> jobs.size() == 2);
  }

  @Test
  void aServerThatIsNotThereYetIsAwaited() {
    server.kill();
    var worker = new Worker(options(2), this::run, WorkerEvents.NONE);
    workers.add(worker);
    worker.start();
    await().during(Duration.ofMillis(500)).until(() -> !worker.state().registered());
    server.start();
    await().atMost(Duration.ofSeconds(15)).until(() -> worker.state().registered());
  }

  @Test
  void whoDrainsTakesNoNewCallsAndWaitsForTheRunningOnes() throws Exception {
    var worker = worker(5);
    server.dispatch("running", agent);
    await().until(() -> jobs.size() == 1);

    var drained = Thread.startVirtualThread(() -> drain(worker, Duration.ofSeconds(30)));
    await().until(() -> worker.state().draining());
    server.dispatch("too-late", agent);
    await().during(Duration.ofSeconds(1)).until(() -> jobs.size() == 1);
    assertThat(worker.state().ready()).isFalse();
    assertThat(drained.isAlive()).isTrue();

    jobs.getFirst().over().complete(null);

    assertThat(drained.join(Duration.ofSeconds(5))).isTrue();
    assertThat(jobs.getFirst().asked()).isEmpty();
  }

  @Test
  void callsThatOutlastTheDrainAreEnded() {
    var worker = worker(5);
    server.dispatch("endless", agent);
    await().until(() -> jobs.size() == 1);

    drain(worker, Duration.ofMillis(300));

    assertThat(jobs.getFirst().asked()).hasSize(1);
    assertThat(worker.state().activeCalls()).isZero();
  }

  private static void drain(Worker worker, Duration limit) {
    try {
      worker.drain(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Worker worker(int maxCalls) {
    var worker = new Worker(options(maxCalls), this::run, WorkerEvents.NONE);
    workers.add(worker);
    worker.start();
    await().until(() -> worker.state().registered());
    return worker;
  }

  private JobRunner.RunningJob run(Assignment assignment) {
    var job = new WaitingJob(assignment, new CompletableFuture<>(), new CopyOnWriteArrayList<>());
    jobs.add(job);
    return job;
  }

  private WorkerOptions options(int maxCalls) {
    return new WorkerOptions(
        server.url(),
        () ->
            LiveKitToken.of("worker", Instant.now().plusSeconds(60))
                .with(Grant.AGENT, true)
                .sign(LiveKit.KEY),
        agent,
        "test",
        maxCalls,
        Map::of);
  }
}
