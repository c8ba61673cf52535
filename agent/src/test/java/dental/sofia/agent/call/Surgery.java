package dental.sofia.agent.call;

import static org.awaitility.Awaitility.await;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.speech.Espeak;
import dental.sofia.agent.speech.Remembering;
import dental.sofia.agent.worker.Worker;
import dental.sofia.agent.worker.WorkerEvents;
import dental.sofia.agent.worker.WorkerOptions;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** A real LiveKit, a worker beside it, and a provider of the test's; the calendar is in memory. */
public final class Surgery implements AutoCloseable {
  /** The voice that is always there. */
  public static final Remembering VOICE = new Remembering(new Espeak(), 64);

  public static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("calls").factory());

  /** From the end of what the caller said to the first sound of the answer. */
  public final List<Duration> turns = new CopyOnWriteArrayList<>();

  public final List<Request> asked = new CopyOnWriteArrayList<>();

  private final LiveKit server;
  private final Worker worker;

  public Surgery(Path directory, Provider provider, Function<Request, Answer> calendar) {
    server = LiveKit.start(directory, List.of());
    var tools =
        new Tools() {
          @Override
          public CompletableFuture<Answer> ask(Request request) {
            asked.add(request);
            return CompletableFuture.completedFuture(calendar.apply(request));
          }

          @Override
          public Practice practice() {
            return Practice.unknown();
          }
        };
    var events =
        new CallEvents() {
          @Override
          public void turn(Duration fromQuestionToSound) {
            turns.add(fromQuestionToSound);
          }
        };
    var context =
        new CallContext(
            provider,
            VOICE,
            tools,
            CallSettings.DEFAULT,
            events,
            TIMER,
            Clock.systemUTC(),
            false,
            1_500);
    var options =
        new WorkerOptions(
            server.url(),
            () ->
                LiveKitToken.of("worker", Instant.now().plusSeconds(60))
                    .with(Grant.AGENT, true)
                    .sign(LiveKit.KEY),
            "sofia",
            "test",
            10,
            Map::of);
    worker = new Worker(options, new Calls(context), WorkerEvents.NONE);
    worker.start();
    await().until(() -> worker.state().registered());
  }

  /** Somebody calls; Sofia is on her way. */
  public Guest caller() {
    String room = "sofia-dental-" + UUID.randomUUID();
    return Guest.join(server.tokenWithAgent("caller", room, "sofia"), server, options -> options);
  }

  @Override
  public void close() throws InterruptedException {
    worker.drain(Duration.ZERO);
    server.close();
  }
}
