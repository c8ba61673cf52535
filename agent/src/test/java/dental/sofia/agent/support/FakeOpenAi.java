package dental.sofia.agent.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** OpenAI's API as it is documented: chat completions as a stream, transcriptions and speech. */
public final class FakeOpenAi implements AutoCloseable {
  /** What it speaks with, in hertz. */
  public static final double TONE = 440;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a request for a chat is answered by. */
  public interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  public final Queue<Script> chats = new ConcurrentLinkedQueue<>();
  public final Queue<Script> transcriptions = new ConcurrentLinkedQueue<>();
  public final List<JsonNode> chatRequests = new CopyOnWriteArrayList<>();
  public final List<JsonNode> speechRequests = new CopyOnWriteArrayList<>();
  public final List<byte[]> forms = new CopyOnWriteArrayList<>();
  public final List<String> authorizations = new CopyOnWriteArrayList<>();

  /** Answers a chat, or hears a sound, for which nothing else is there. */
  public volatile Script otherwise = status(500);

  public volatile Script unheard = status(500);

  /** Who has another key is answered by 401. */
  public volatile String key = "sk-secret";

  /** HTTP status of speech. */
  public volatile int voice = 200;

  /** How long everything lasts that is spoken. */
  public volatile double seconds = 1.2;

  private final String host;
  private final HttpServer server;

  public FakeOpenAi() throws IOException {
    this("127.0.0.1");
  }

  /**
   * @param host on whose address it listens
   */
  public FakeOpenAi(String host) throws IOException {
    this.host = host;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", this::chat);
    server.createContext("/v1/audio/transcriptions", this::transcribe);
    server.createContext("/v1/audio/speech", this::speak);
    server.start();
  }

  /** As a client has to be told. */
  public URI address() {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/v1");
  }

  /** A stream of these pieces of text. */
  public static Script text(String... pieces) {
    return exchange -> {
      begin(exchange);
      for (var piece : pieces) {
        event(exchange, delta(JSON.createObjectNode().put("content", piece)));
      }
      end(exchange, "stop");
    };
  }

  /** A stream of what stands between `data:` and the end of the line. */
  public static Script raw(String finish, String... deltas) {
    return exchange -> {
      begin(exchange);
      for (var delta : deltas) {
        event(exchange, delta(JSON.readTree(delta)));
      }
      end(exchange, finish);
    };
  }

  public static Script status(int status, String... header) {
    return exchange -> {
      if (header.length == 2) {
        exchange.getResponseHeaders().add(header[0], header[1]);
      }
      reply(exchange, status, "{\"error\":{\"message\":\"no\"}}".getBytes(StandardCharsets.UTF_8));
    };
  }

  /** These pieces, then nothing until the latch; then the rest. */
  public static Script stalled(CountDownLatch latch, String piece, String rest) {
    return exchange -> {
      begin(exchange);
      event(exchange, delta(JSON.createObjectNode().put("content", piece)));
      try {
        latch.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      event(exchange, delta(JSON.createObjectNode().put("content", rest)));
      end(exchange, "stop");
    };
  }

  public static Script brokenOff(String piece) {
    return exchange -> {
      begin(exchange);
      event(exchange, delta(JSON.createObjectNode().put("content", piece)));
    };
  }

  public static Script malformed() {
    return exchange -> {
      begin(exchange);
      event(exchange, "{\"choices\":[{\"delta\":");
      end(exchange, "stop");
    };
  }

  public static Script transcript(String text) {
    return exchange ->
        reply(exchange, 200, JSON.writeValueAsBytes(JSON.createObjectNode().put("text", text)));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void chat(HttpExchange exchange) throws IOException {
    chatRequests.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
    run(exchange, chats, otherwise);
  }

  private void transcribe(HttpExchange exchange) throws IOException {
    forms.add(exchange.getRequestBody().readAllBytes());
    run(exchange, transcriptions, unheard);
  }

  private void speak(HttpExchange exchange) throws IOException {
    var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
    speechRequests.add(request);
    var tone = Tone.of(TONE, 8_000, seconds);
    var pcm = ByteBuffer.allocate(tone.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < tone.length / 2; i++) {
      pcm.putShort(tone[2 * i]);
    }
    Script sound = on -> reply(on, voice, voice == 200 ? pcm.array() : new byte[0]);
    run(exchange, new ConcurrentLinkedQueue<>(), sound);
  }

  /** Whoever is refused takes no answer away. */
  private void run(HttpExchange exchange, Queue<Script> scripts, Script otherwise)
      throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    authorizations.add(authorization);
    boolean known = ("Bearer " + key).equals(authorization);
    Script script = known ? scripts.poll() : status(401);
    try (exchange) {
      (script == null ? otherwise : script).answer(exchange);
    }
  }

  private static void begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
  }

  private static String delta(JsonNode delta) {
    var chunk = JSON.createObjectNode().put("id", "c1").put("object", "chat.completion.chunk");
    chunk.putArray("choices").addObject().put("index", 0).set("delta", delta);
    return chunk.toString();
  }

  private static void event(HttpExchange exchange, String data) throws IOException {
    exchange.getResponseBody().write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private static void end(HttpExchange exchange, String reason) throws IOException {
    var chunk = JSON.createObjectNode().put("id", "c1");
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", reason).putObject("delta");
    event(exchange, chunk.toString());
    event(exchange, "[DONE]");
    exchange.getResponseBody().close();
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) {
    try {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
