package dental.sofia.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.worker.Workforce.WaitingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which calls get a place, against a real LiveKit. */
class WorkerPlacesTest {
  @TempDir Path directory;
  private Workforce workforce;
  private List<WaitingJob> jobs;

  @BeforeEach
  void start() {
    workforce = new Workforce(directory);
    jobs = workforce.jobs();
  }

  @AfterEach
  void stop() throws InterruptedException {
    workforce.close();
  }

  @Test
  void moreThanTheMaximumIsRefusedAndAPlaceThatBecomesFreeIsGivenAway() {
    var worker = workforce.worker(2);
    for (int i = 0; i < 4; i++) {
      workforce.server().dispatch("full-" + i, workforce.agent());
    }
    await().until(() -> jobs.size() == 2);
    await().during(Duration.ofSeconds(1)).until(() -> jobs.size() == 2);
    assertThat(worker.state().activeCalls()).isEqualTo(2);

    takesAnother("full-again");
  }

  /** The server gives nothing to a worker whose load has reached the server's target (0.7). */
  @Test
  void everyPlaceIsFilledAlsoWhenCallsComeOneByOne() {
    workforce.worker(10);
    for (int i = 1; i <= 10; i++) {
      int taken = i;
      workforce.server().dispatch("one-by-one-" + i, workforce.agent());
      await().until(() -> jobs.size() == taken);
    }
  }

  @Test
  void jobsThatComeAtOnceAreAllTaken() {
    workforce.worker(20);
    for (int i = 0; i < 20; i++) {
      String room = "many-" + i;
      Thread.startVirtualThread(() -> workforce.server().dispatch(room, workforce.agent()));
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> jobs.size() == 20);
    assertThat(jobs).extracting(job -> job.assignment().room()).doesNotHaveDuplicates();
  }

  @Test
  void ofTwoHundredJobsAtOnceAsManyAreTakenAsThereArePlaces() {
    var worker = workforce.worker(10);
    var offers = new ArrayList<Thread>();
    for (int i = 0; i < 200; i++) {
      String room = "rush-" + i;
      offers.add(
          Thread.startVirtualThread(() -> workforce.server().dispatch(room, workforce.agent())));
    }
    // None of those who ask is kept waiting.
    await().atMost(Duration.ofSeconds(30)).until(() -> offers.stream().noneMatch(Thread::isAlive));
    await().atMost(Duration.ofSeconds(15)).until(() -> jobs.size() == 10);
    await().during(Duration.ofSeconds(2)).until(() -> jobs.size() == 10);
    assertThat(worker.state().activeCalls()).isEqualTo(10);
    assertThat(jobs).extracting(job -> job.assignment().room()).doesNotHaveDuplicates();

    takesAnother("after-the-rush");
  }

  @Test
  void twoWorkersFillAllPlacesOfBoth() {
    var workers = List.of(workforce.worker(5), workforce.worker(5));
    for (int i = 0; i < 100; i++) {
      String room = "two-" + i;
      Thread.startVirtualThread(() -> workforce.server().dispatch(room, workforce.agent()));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> jobs.size() == 10);
    assertThat(workers).allSatisfy(w -> assertThat(w.state().activeCalls()).isEqualTo(5));
  }

  /**
   * Once a call is over. Who still waits in the server's queue may be given its place, and the
   * server forgets a dispatch for which there is none: so calls end, and it is asked again.
   */
  private void takesAnother(String room) {
    var asked = new AtomicInteger();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              jobs.get(Math.min(asked.getAndIncrement(), jobs.size() - 1)).over().complete(null);
              workforce.server().dispatch(room + asked, workforce.agent());
              return jobs.stream().anyMatch(job -> job.assignment().room().startsWith(room));
            });
  }
}
