package dental.sofia.agent.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Google's Live API as it is published (BidiGenerateContent over WebSockets), without the model:
 * what it says is told by the test. It refuses what Google refuses.
 */
public final class FakeGemini implements AutoCloseable {
  public static final String KEY = "AIza-a-key-of-this-test";

  static final ObjectMapper JSON = new ObjectMapper();

  /** In what the agent asks to see whether there is an answer. */
  private static final String REHEARSED = "können Sie mich hören?";

  private static final String PATH =
      "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";

  private final Vertx vertx = Vertx.vertx();
  private final String host;
  private final HttpServer server;
  private final List<FakeSession> sessions = new CopyOnWriteArrayList<>();
  private final AtomicInteger rehearsals = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();
  private volatile int refusal;
  private volatile boolean hanging;
  private volatile Consumer<FakeSession> onSetup = FakeSession::complete;

  private FakeGemini(String host) {
    this.host = host;
    var options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(0)
            .setMaxWebSocketFrameSize(1 << 20)
            .setMaxWebSocketMessageSize(1 << 22);
    server = vertx.createHttpServer(options);
    server.requestHandler(
        request -> {
          attempts.incrementAndGet();
          if (hanging) {
            return;
          }
          if (refusal != 0) {
            request.response().setStatusCode(refusal).putHeader("Retry-After", "1").end("{}");
          } else if (!request.path().equals(PATH)) {
            request.response().setStatusCode(404).end();
          } else {
            request
                .toWebSocket()
                .onSuccess(socket -> connected(socket, request.connection()))
                .onFailure(failure -> request.response().setStatusCode(400).end());
          }
        });
    server.listen().toCompletionStage().toCompletableFuture().join();
  }

  public static FakeGemini start() {
    return start("127.0.0.1");
  }

  /**
   * @param host on whose address it listens
   */
  public static FakeGemini start(String host) {
    return new FakeGemini(host);
  }

  public URI url() {
    return URI.create("http://" + host + ":" + server.actualPort());
  }

  /** From now on connections are answered with this status; zero accepts them. */
  public void refuse(int status) {
    refusal = status;
  }

  /** From now on connections are not answered at all. */
  public void hang() {
    hanging = true;
  }

  /** What is done in place of accepting a setup. */
  public void onSetup(Consumer<FakeSession> what) {
    onSetup = what;
  }

  /** How often somebody wanted to connect. */
  public int attempts() {
    return attempts.get();
  }

  /** How often it was asked whether it works. */
  public int rehearsals() {
    return rehearsals.get();
  }

  /** All that were ever connected, for a call. */
  public List<FakeSession> sessions() {
    return sessions;
  }

  /**
   * The session of this number, from zero, once somebody speaks to it: before that Google is
   * silent.
   */
  public FakeSession session(int number) {
    var session = opened(number);
    waitUntil("a word in session " + number, () -> session.spokenTo());
    return session;
  }

  /** The same as soon as its setup has come. */
  public FakeSession opened(int number) {
    waitUntil("session " + number, () -> sessions.size() > number);
    var session = sessions.get(number);
    waitUntil("setup " + number, () -> session.setup() != null);
    return session;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void connected(ServerWebSocket socket, HttpConnection connection) {
    var channel = ((ConnectionBase) connection).channel();
    sessions.add(
        new FakeSession(vertx, socket, channel, session -> onSetup.accept(session), this::told));
  }

  /** What the agent asks without a caller is answered; who it was is no session of a test's. */
  private void told(FakeSession session, JsonNode message) {
    if (message.toString().contains(REHEARSED)) {
      rehearsals.incrementAndGet();
      sessions.remove(session);
      session.say(440, 8_000, 0.1, "Ja.");
      session.turnComplete();
    }
  }

  public static void waitUntil(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("waited in vain for " + what);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
