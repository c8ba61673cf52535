package dental.sofia.agent.worker;

import static org.awaitility.Awaitility.await;

import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real LiveKit and workers of one agent, whose jobs only wait until a test ends them. */
final class Workforce {
  private final LiveKit server;
  private final List<WaitingJob> jobs = new CopyOnWriteArrayList<>();
  private final List<Worker> workers = new CopyOnWriteArrayList<>();
  private final String agent = "agent-" + UUID.randomUUID();

  record WaitingJob(Assignment assignment, CompletableFuture<Void> over, List<String> asked)
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

  Workforce(Path directory) {
    server = LiveKit.start(directory, List.of());
  }

  LiveKit server() {
    return server;
  }

  String agent() {
    return agent;
  }

  /** All that were ever taken, in this order. */
  List<WaitingJob> jobs() {
    return jobs;
  }

  Worker worker(int maxCalls) {
    var worker = begin(maxCalls);
    await().until(() -> worker.state().registered());
    return worker;
  }

  /** A worker that may not have found the server yet. */
  Worker begin(int maxCalls) {
    var worker = new Worker(options(maxCalls), this::run, WorkerEvents.NONE);
    workers.add(worker);
    worker.start();
    return worker;
  }

  void close() throws InterruptedException {
    for (var worker : workers) {
      worker.drain(Duration.ZERO);
    }
    server.close();
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
