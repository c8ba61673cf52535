package dental.sofia.agent.openai;

import dental.sofia.agent.partner.Failure.Reason;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How LangChain4j reaches the API. Its own client does not tell when to try again, and takes a
 * stream that breaks off for one that has ended.
 */
final class ChatHttp implements HttpClient {
  private static final String LAST = "[DONE]";

  private final java.net.http.HttpClient http =
      java.net.http.HttpClient.newBuilder()
          .version(java.net.http.HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final Duration limit;

  ChatHttp(Duration limit) {
    this.limit = limit;
  }

  /** As LangChain4j wants it; the limits are ours. */
  HttpClientBuilder builder() {
    return new HttpClientBuilder() {
      @Override
      public Duration connectTimeout() {
        return limit;
      }

      @Override
      public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
      }

      @Override
      public Duration readTimeout() {
        return limit;
      }

      @Override
      public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
      }

      @Override
      public HttpClient build() {
        return ChatHttp.this;
      }
    };
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("answers are streamed");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    Thread.ofVirtual().name("chat").start(() -> stream(request, parser, listener));
  }

  private void stream(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      var response = http.send(jdk(request), HttpResponse.BodyHandlers.ofInputStream());
      try (var body = new Limited(response.body(), limit)) {
        if (!CallFailed.success(response.statusCode())) {
          throw CallFailed.of(response.statusCode(), response.headers());
        }
        read(body, response, parser, listener);
      }
    } catch (IOException e) {
      listener.onError(CallFailed.of(e));
    } catch (CallFailed e) {
      listener.onError(e);
    } catch (RuntimeException e) {
      listener.onError(CallFailed.of(Reason.PROTOCOL, e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void read(
      Limited body,
      HttpResponse<InputStream> response,
      ServerSentEventParser parser,
      ServerSentEventListener listener) {
    listener.onOpen(
        SuccessfulHttpResponse.builder()
            .statusCode(response.statusCode())
            .headers(response.headers().map())
            .build());
    var watching = new Watching(listener);
    parser.parse(body, watching);
    if (body.silent()) {
      throw CallFailed.of(Reason.TIMEOUT, "the stream stands still");
    }
    if (watching.failure != null) {
      throw new CallFailed(CallFailed.failure(watching.failure));
    }
    if (!watching.whole && !watching.cancelled()) {
      throw CallFailed.of(Reason.CONNECTION, "the stream has broken off");
    }
    listener.onClose();
  }

  private java.net.http.HttpRequest jdk(HttpRequest request) {
    var jdk = java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(limit);
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      header.getValue().forEach(value -> jdk.header(header.getKey(), value));
    }
    return jdk.method(
            request.method().name(),
            request.body() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(request.body()))
        .build();
  }

  /** Hands events on, and knows whether the last one has come. */
  private static final class Watching implements ServerSentEventListener {
    private final ServerSentEventListener listener;
    private boolean whole;
    private Throwable failure;
    private ServerSentEventContext context;

    Watching(ServerSentEventListener listener) {
      this.listener = listener;
    }

    boolean cancelled() {
      return context != null && context.parsingHandle().isCancelled();
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext of) {
      context = of;
      whole |= LAST.equals(event.data().strip());
      listener.onEvent(event, of);
    }

    @Override
    public void onError(Throwable thrown) {
      failure = thrown;
    }
  }
}
