package dental.sofia.agent.gemini;

import com.google.genai.AsyncSession;
import com.google.genai.Client;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.LiveConnectConfig;
import com.google.genai.types.LiveServerMessage;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Failure.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * One connection to Google. The SDK makes it and speaks on it; that it ended is seen by the thread
 * that reads it, which is ours.
 */
final class Connection implements SdkLog.Listener {
  private static final String GOOGLE = "https://generativelanguage.googleapis.com";

  /** How long Google may take to confirm that we leave. */
  private static final long FAREWELL_SECONDS = 1;

  /** Is told what happens, on the thread that reads; nothing after the end. */
  interface Listener {
    void opened();

    void received(Received what);

    /** Not called after {@link Connection#close}. */
    void ended(Failure failure);
  }

  private final GeminiSettings settings;
  private final Listener listener;
  private final Ending ending = new Ending();
  private final AtomicBoolean over = new AtomicBoolean();
  private final OkHttpClient http;
  private final CompletableFuture<AsyncSession> session = new CompletableFuture<>();
  private final Outbox outbox = new Outbox(session);

  private Connection(GeminiSettings settings, Listener listener) {
    this.settings = settings;
    this.listener = listener;
    http =
        new OkHttpClient.Builder()
            .connectTimeout(settings.limits().connect())
            .readTimeout(settings.limits().connect())
            .pingInterval(settings.limits().ping())
            .dispatcher(new Dispatcher(Executors.newThreadPerTaskExecutor(this::reader)))
            .addInterceptor(this::upgrade)
            .build();
  }

  /** Begins to connect. */
  static Connection open(GeminiSettings settings, LiveConnectConfig setup, Listener listener) {
    var connection = new Connection(settings, listener);
    var key = settings.key().get();
    if (key.isBlank()) {
      connection.give(Reason.UNAUTHORIZED, "there is no API key");
      return connection;
    }
    try {
      connection.connect(key, setup);
    } catch (RuntimeException e) {
      // Its message may have the key in it.
      connection.give(Reason.INTERNAL, e.getClass().getSimpleName());
    }
    return connection;
  }

  /** What is sent before the connection is there waits. */
  Outbox outbox() {
    return outbox;
  }

  /** Leaves, without being told of the end. */
  void close() {
    over.set(true);
    release();
  }

  private void connect(String key, LiveConnectConfig setup) {
    var base = settings.baseUrl().map(Object::toString).orElse(GOOGLE).replaceAll("/+$", "");
    var client =
        Client.builder()
            .apiKey(key)
            .vertexAI(false)
            .httpOptions(
                HttpOptions.builder()
                    .baseUrl(base)
                    .retryOptions(HttpRetryOptions.builder().attempts(1))
                    .build())
            .clientOptions(ClientOptions.builder().customHttpClient(http).build())
            .build();
    client
        .async
        .live
        .connect(settings.model(), setup)
        .orTimeout(settings.limits().connect().multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (made, failure) -> {
              if (failure == null) {
                opened(made);
              } else if (failure instanceof IOException) {
                failed(failure);
                end();
              } else if (failure instanceof TimeoutException) {
                give(Reason.TIMEOUT, "no answer to the setup");
              } else {
                give(Reason.PROTOCOL, "no sense in the answer to the setup");
              }
            });
  }

  private void opened(AsyncSession made) {
    made.receive(this::received);
    session.complete(made);
    if (over.get()) {
      release();
    } else {
      listener.opened();
    }
  }

  private void received(LiveServerMessage message) {
    for (var what : Received.of(message)) {
      if (!over.get()) {
        listener.received(what);
      }
    }
  }

  @Override
  public void closed(int code, String reason) {
    ending.closed(code, reason);
  }

  @Override
  public void failed(Throwable thrown) {
    ending.failed(thrown);
  }

  @Override
  public void garbage() {
    give(Reason.PROTOCOL, "a message that makes no sense");
  }

  /** A thread for a connection: when it has nothing more to read, the connection has ended. */
  private Thread reader(Runnable reading) {
    return Thread.ofPlatform()
        .daemon()
        .name("gemini")
        .unstarted(
            () -> {
              SdkLog.listening(this, reading);
              end();
            });
  }

  /** The SDK knows encrypted connections only, and does not tell what was answered. */
  private Response upgrade(Interceptor.Chain chain) throws IOException {
    var request = chain.request();
    var plain = settings.baseUrl().map(HttpUrl::get).filter(url -> !url.isHttps());
    if (plain.isPresent()) {
      var url = request.url().newBuilder().scheme("http").port(plain.get().port()).build();
      request = request.newBuilder().url(url).build();
    }
    var response = chain.proceed(request);
    ending.upgrade(response.code(), seconds(response.header("Retry-After")));
    return response;
  }

  private void give(Reason reason, String detail) {
    ending.because(reason, detail);
    end();
  }

  private void end() {
    release();
    if (over.compareAndSet(false, true)) {
      listener.ended(ending.failure());
    }
  }

  private void release() {
    outbox.close();
    session.thenAccept(AsyncSession::close);
    session.completeExceptionally(new IOException("closed"));
    CompletableFuture.delayedExecutor(FAREWELL_SECONDS, TimeUnit.SECONDS)
        .execute(http.dispatcher()::cancelAll);
  }

  private static Optional<Duration> seconds(String header) {
    return Optional.ofNullable(header)
        .filter(value -> value.matches("\\d{1,6}"))
        .map(Long::parseLong)
        .map(Duration::ofSeconds);
  }
}
