package dental.sofia.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.worker.Workforce.WaitingJob;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real LiveKit, with jobs that only wait. */
class WorkerTest {
  @TempDir Path directory;
  private Workforce workforce;
  private LiveKit server;
  private List<WaitingJob> jobs;
  private String agent;

  @BeforeEach
  void start() {
    workforce = new Workforce(directory);
    server = workforce.server();
    jobs = workforce.jobs();
    agent = workforce.agent();
  }

  @AfterEach
  void stop() throws InterruptedException {
    workforce.close();
  }

  @Test
  void aDispatchBecomesAJobWithATokenForItsRoom() {
    var worker = workforce.worker(2);
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
  void aDispatchThatIsTakenBackEndsTheJob() {
    var worker = workforce.worker(2);
    String id = server.dispatch("short", agent);
    await().until(() -> jobs.size() == 1);
    server.deleteDispatch("short", id);
    await().until(() -> worker.state().activeCalls() == 0);
  }

  @Test
  void aRestartedServerKnowsTheWorkerAgainAndCallsGoOn() {
    var worker = workforce.worker(2);
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
    var worker = workforce.begin(2);
    await().during(Duration.ofMillis(500)).until(() -> !worker.state().registered());
    server.start();
    await().atMost(Duration.ofSeconds(15)).until(() -> worker.state().registered());
  }

  @Test
  void whoDrainsTakesNoNewCallsAndWaitsForTheRunningOnes() throws Exception {
    var worker = workforce.worker(5);
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
    var worker = workforce.worker(5);
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
}
