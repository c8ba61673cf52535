package dental.sofia.agent.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One connection to {@link FakeGemini}. Sends what Google sends, as Google does: in binary frames.
 */
public final class FakeSession {
  /** As JSON of a protobuf, names may be written in both ways. */
  private static final Set<String> KINDS =
      Set.of("clientContent", "realtimeInput", "realtime_input", "toolResponse");

  private static final int PIECE_MILLIS = 100;

  private final Vertx vertx;
  private final ServerWebSocket socket;
  private final Channel channel;
  private final Consumer<FakeSession> onSetup;
  private final BiConsumer<FakeSession, JsonNode> onTold;
  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private volatile JsonNode setup;
  private volatile int longestChunkMillis;
  private volatile boolean closed;

  FakeSession(
      Vertx vertx,
      ServerWebSocket socket,
      Channel channel,
      Consumer<FakeSession> onSetup,
      BiConsumer<FakeSession, JsonNode> onTold) {
    this.onTold = onTold;
    this.vertx = vertx;
    this.socket = socket;
    this.channel = channel;
    this.onSetup = onSetup;
    socket.closeHandler(gone -> closed = true);
    socket.exceptionHandler(failure -> {});
    socket.textMessageHandler(this::message);
    if (!FakeGemini.KEY.equals(socket.headers().get("x-goog-api-key"))) {
      close(1007, "API key not valid. Please pass a valid API key.");
    }
  }

  /** The setup message, as it was sent; null until it is there. */
  public JsonNode setup() {
    return setup;
  }

  /** All messages but the setup and the sound. */
  public List<JsonNode> told() {
    return told;
  }

  /** The caller's sound so far, 16 kHz. */
  public synchronized short[] heard() {
    var samples = new short[heard.size() / 2];
    ByteBuffer.wrap(heard.toByteArray())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return samples;
  }

  public synchronized boolean spokenTo() {
    return !told.isEmpty() || heard.size() > 0;
  }

  public int longestChunkMillis() {
    return longestChunkMillis;
  }

  public boolean closed() {
    return closed;
  }

  /** Waits for the next message of this kind that has this in it. */
  public JsonNode awaitTold(String kind, String part) {
    FakeGemini.waitUntil(
        kind + " with " + part,
        () -> told.stream().anyMatch(one -> one.has(kind) && one.toString().contains(part)));
    return told.stream()
        .filter(one -> one.has(kind) && one.toString().contains(part))
        .findFirst()
        .orElseThrow();
  }

  public void complete() {
    send("{\"setupComplete\":{}}");
  }

  /** So much of a tone, in pieces, with these words; the turn goes on. */
  public void say(double hertz, int amplitude, double seconds, String words) {
    int count = (int) (24_000 * seconds);
    var pcm = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      pcm.putShort((short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / 24_000)));
    }
    int piece = 2 * 24 * PIECE_MILLIS;
    for (int at = 0; at < pcm.capacity(); at += piece) {
      sound(Arrays.copyOfRange(pcm.array(), at, Math.min(at + piece, pcm.capacity())));
    }
    content("\"outputTranscription\":{\"text\":" + quoted(words) + "}");
  }

  public void sound(byte[] pcm) {
    content(
        "\"modelTurn\":{\"role\":\"model\",\"parts\":[{\"inlineData\":{\"mimeType\":\"audio/pcm;rate=24000\",\"data\":\""
            + Base64.getEncoder().encodeToString(pcm)
            + "\"}}]}");
  }

  public void turnComplete() {
    content("\"generationComplete\":true");
    content("\"turnComplete\":true");
    send(
        "{\"usageMetadata\":{\"promptTokenCount\":100,\"responseTokenCount\":23,\"totalTokenCount\":123}}");
  }

  public void interrupted() {
    content("\"interrupted\":true");
    content("\"turnComplete\":true");
  }

  public void understood(String words) {
    content("\"inputTranscription\":{\"text\":" + quoted(words) + "}");
  }

  /** One call for each id, all of the same function. */
  public void call(String name, Map<String, Object> arguments, String... ids) {
    var calls =
        Arrays.stream(ids).map(id -> Map.of("id", id, "name", name, "args", arguments)).toList();
    send(json(Map.of("toolCall", Map.of("functionCalls", calls))));
  }

  public void cancel(String... ids) {
    send(json(Map.of("toolCallCancellation", Map.of("ids", ids))));
  }

  public void resumable(String handle) {
    send(json(Map.of("sessionResumptionUpdate", Map.of("newHandle", handle, "resumable", true))));
  }

  public void goAway(int seconds) {
    send("{\"goAway\":{\"timeLeft\":\"" + seconds + "s\"}}");
  }

  public void close(int code, String reason) {
    vertx.runOnContext(now -> socket.close((short) code, reason));
  }

  /** As a network that fails: without a word. */
  public void cut() {
    channel.eventLoop().execute(channel.unsafe()::closeForcibly);
  }

  /** As behind a network that swallows everything: not even pings are answered. */
  public void fallSilent() {
    channel.config().setAutoRead(false);
  }

  public void send(String json) {
    vertx.runOnContext(
        now -> {
          if (!closed) {
            socket.writeBinaryMessage(Buffer.buffer(json));
          }
        });
  }

  private void content(String what) {
    send("{\"serverContent\":{" + what + "}}");
  }

  private void message(String text) {
    var message = read(text);
    if (setup == null) {
      if (!message.path("setup").path("model").asText().startsWith("models/")) {
        close(1007, "setup must be the first message and name a model");
        return;
      }
      setup = message.get("setup");
      onSetup.accept(this);
      return;
    }
    if (message.size() != 1 || !KINDS.contains(message.fieldNames().next())) {
      close(1007, "Request contains an invalid argument.");
      return;
    }
    var audio = message.elements().next().path("audio");
    if (audio.isMissingNode()) {
      told.add(message);
      onTold.accept(this, message);
    } else if (!audio.path("mimeType").asText().equals("audio/pcm;rate=16000")) {
      close(1007, "Unsupported audio");
    } else {
      add(Base64.getDecoder().decode(audio.get("data").asText()));
    }
  }

  private synchronized void add(byte[] pcm) {
    longestChunkMillis = Math.max(longestChunkMillis, pcm.length / 2 / 16);
    heard.writeBytes(pcm);
  }

  private static JsonNode read(String text) {
    try {
      return FakeGemini.JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Object value) {
    try {
      return FakeGemini.JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return json(text);
  }
}
