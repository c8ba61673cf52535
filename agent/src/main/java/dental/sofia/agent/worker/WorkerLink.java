package dental.sofia.agent.worker;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import livekit.LivekitAgent.ServerMessage;
import livekit.LivekitAgent.WorkerMessage;

/** One WebSocket between worker and server. */
final class WorkerLink implements WebSocket.Listener {
  private static final int NORMAL = 1000;

  private final Peer peer;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile long lastHeard = System.nanoTime();
  private volatile WebSocket socket;
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

  /** Who is told, on threads of the HTTP client. */
  interface Peer {
    void message(WorkerLink link, ServerMessage message);

    /** Once. */
    void lost(WorkerLink link, String cause);
  }

  private WorkerLink(Peer peer) {
    this.peer = peer;
  }

  static CompletableFuture<WorkerLink> open(
      HttpClient http, URI server, String token, Duration limit, Peer peer) {
    var link = new WorkerLink(peer);
    var base = server.toString().replaceFirst("^http", "ws").replaceFirst("/+$", "");
    return http.newWebSocketBuilder()
        .connectTimeout(limit)
        .header("Authorization", "Bearer " + token)
        .buildAsync(URI.create(base + "/agent?protocol=1"), link)
        .thenApply(socket -> link);
  }

  /** The JDK takes one message at a time, so each waits for the one before. */
  synchronized void send(WorkerMessage message) {
    var bytes = ByteBuffer.wrap(message.toByteArray());
    sent =
        sent.thenCompose(done -> socket.sendBinary(bytes, true))
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    lose("sending failed");
                  }
                });
  }

  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastHeard);
  }

  /** The server does not answer any more. */
  void abandon(String cause) {
    socket.abort();
    lose(cause);
  }

  /** Tells the server that we go. */
  void close() {
    over.set(true);
    socket
        .sendClose(NORMAL, "")
        .orTimeout(1, TimeUnit.SECONDS)
        .whenComplete((done, failure) -> socket.abort());
  }

  @Override
  public void onOpen(WebSocket webSocket) {
    socket = webSocket;
    webSocket.request(1);
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    lastHeard = System.nanoTime();
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    partial.writeBytes(bytes);
    if (last) {
      try {
        peer.message(this, ServerMessage.parseFrom(partial.toByteArray()));
      } catch (InvalidProtocolBufferException e) {
        abandon("the server sent no message of LiveKit's");
      }
      partial.reset();
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    lose("the server closed the connection (" + code + ")");
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    lose("the connection broke: " + error.getMessage());
  }

  private void lose(String cause) {
    if (over.compareAndSet(false, true)) {
      peer.lost(this, cause);
    }
  }

  /** Without the address and its token. */
  static String describe(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof WebSocketHandshakeException handshake
        ? "HTTP " + handshake.getResponse().statusCode()
        : String.valueOf(cause);
  }
}
