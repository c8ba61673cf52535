package dental.sofia.agent.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import livekit.LivekitAgent.AvailabilityRequest;
import livekit.LivekitAgent.JobAssignment;
import livekit.LivekitAgent.JobStatus;
import livekit.LivekitAgent.ServerMessage;
import livekit.LivekitAgent.WorkerMessage;

/**
 * Keeps an agent registered at LiveKit and runs the jobs that it is given. A lost connection is
 * made again for as long as the worker lives; jobs that run go on meanwhile, since their rooms have
 * connections of their own.
 */
public final class Worker implements WorkerLink.Peer {
  private static final Logger LOG = System.getLogger(Worker.class.getName());
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int PING_SECONDS = 10;

  /** Three pings without an answer. */
  private static final Duration DEAF = Duration.ofSeconds(3 * PING_SECONDS);

  private static final long STATUS_MILLIS = 2_500;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private static final long FAREWELL_SECONDS = 5;

  /** The server gives a job away within some seconds of the answer, or not at all. */
  private static final long PROMISE_SECONDS = 15;

  private final WorkerOptions options;
  private final JobRunner runner;
  private final WorkerEvents events;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("worker").factory());
  private final Jobs jobs;
  private final CompletableFuture<Void> idle = new CompletableFuture<>();
  private WorkerLink link;
  private String workerId = "";
  private boolean registered;
  private boolean draining;
  private boolean closed;
  private int failures;

  public Worker(WorkerOptions options, JobRunner runner, WorkerEvents events) {
    this.options = options;
    this.runner = runner;
    this.events = events;
    this.jobs = new Jobs(options.maxCalls());
  }

  /** Begins to connect, and returns. */
  public void start() {
    timer.execute(this::connect);
    timer.scheduleAtFixedRate(this::report, STATUS_MILLIS, STATUS_MILLIS, TimeUnit.MILLISECONDS);
    timer.scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
  }

  public synchronized WorkerState state() {
    return new WorkerState(registered, workerId, draining, jobs.active(), options.maxCalls());
  }

  /** Takes no new jobs, waits for those that run, ends those that take too long, and goes. */
  public void drain(Duration limit) throws InterruptedException {
    synchronized (this) {
      draining = true;
      report();
      if (jobs.active() == 0) {
        idle.complete(null);
      }
    }
    try {
      idle.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "calls still run after {0} s: they are ended", limit.toSeconds());
      synchronized (this) {
        jobs.all().forEach(job -> job.end("the agent is shut down"));
      }
      // They say goodbye first.
      idle.completeOnTimeout(null, FAREWELL_SECONDS, TimeUnit.SECONDS).join();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    close();
  }

  @Override
  public synchronized void message(WorkerLink from, ServerMessage message) {
    if (from != link) {
      return;
    }
    switch (message.getMessageCase()) {
      case REGISTER -> {
        workerId = message.getRegister().getWorkerId();
        registered = true;
        failures = 0;
        LOG.log(Level.INFO, "registered as {0} ({1})", options.agentName(), workerId);
        report();
        events.registered();
      }
      case AVAILABILITY -> offered(from, message.getAvailability());
      case ASSIGNMENT -> assigned(message.getAssignment());
      case TERMINATION ->
          jobs.find(message.getTermination().getJobId())
              .ifPresent(job -> job.end("the job was terminated"));
      case PONG, MESSAGE_NOT_SET -> {}
    }
  }

  @Override
  public synchronized void lost(WorkerLink from, String cause) {
    if (from != link) {
      return;
    }
    link = null;
    registered = false;
    if (!closed) {
      events.connectionLost();
      LOG.log(Level.WARNING, "LiveKit lost: {0}", cause);
      again();
    }
  }

  private synchronized void connect() {
    if (closed) {
      return;
    }
    WorkerLink.open(http, options.server(), options.token().get(), CONNECT, this)
        .whenComplete(this::connected);
  }

  private synchronized void connected(WorkerLink opened, Throwable failure) {
    if (failure != null) {
      LOG.log(Level.WARNING, "no connection with LiveKit: {0}", WorkerLink.describe(failure));
      again();
    } else if (closed) {
      opened.close();
    } else {
      link = opened;
      link.send(Messages.register(options, PING_SECONDS));
    }
  }

  private void again() {
    long pause = Math.min(LONGEST_PAUSE_MILLIS, 250L << Math.min(failures++, 6));
    // All workers of a server that was restarted would else come at once.
    long jitter = ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    timer.schedule(this::connect, pause / 2 + jitter, TimeUnit.MILLISECONDS);
  }

  private void offered(WorkerLink from, AvailabilityRequest request) {
    String id = request.getJob().getId();
    boolean accepted = !draining && jobs.promise(id);
    from.send(Messages.available(id, accepted, options.agentName(), options.attributes().get()));
    events.offered(accepted);
    if (accepted) {
      timer.schedule(() -> forget(id), PROMISE_SECONDS, TimeUnit.SECONDS);
      report();
    }
  }

  private synchronized void forget(String jobId) {
    if (jobs.release(jobId)) {
      report();
    }
  }

  private void assigned(JobAssignment message) {
    var job = message.getJob();
    var assignment =
        new Assignment(
            job.getId(),
            job.getRoom().getName(),
            job.getMetadata(),
            options.server(),
            message.getToken());
    LOG.log(Level.INFO, "call in room {0}", assignment.room());
    var running = runner.start(assignment);
    jobs.began(job.getId(), running);
    send(Messages.job(job.getId(), JobStatus.JS_RUNNING, ""));
    report();
    running.done().whenComplete((done, failure) -> ended(assignment, failure));
  }

  private synchronized void ended(Assignment assignment, Throwable failure) {
    jobs.ended(assignment.jobId());
    boolean well = failure == null;
    LOG.log(
        well ? Level.INFO : Level.WARNING,
        "call in room {0} ended{1}",
        assignment.room(),
        well ? "" : ": " + failure.getMessage());
    send(
        Messages.job(
            assignment.jobId(),
            well ? JobStatus.JS_SUCCESS : JobStatus.JS_FAILED,
            well ? "" : String.valueOf(failure.getMessage())));
    events.ended(well);
    report();
    if (draining && jobs.active() == 0) {
      idle.complete(null);
    }
  }

  private synchronized void report() {
    send(Messages.status(draining || jobs.full(), jobs.load(), jobs.active()));
  }

  private synchronized void ping() {
    if (link != null && link.silence().compareTo(DEAF) > 0) {
      link.abandon("the server was silent for " + link.silence().toSeconds() + " s");
    } else {
      send(Messages.ping(System.currentTimeMillis()));
    }
  }

  private void send(WorkerMessage message) {
    if (link != null && registered) {
      link.send(message);
    }
  }

  private synchronized void close() {
    closed = true;
    registered = false;
    timer.shutdownNow();
    if (link != null) {
      link.close();
      link = null;
    }
  }
}
