package dental.sofia.agent.rtc;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import livekit.LivekitRtc.Ping;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;

/** The WebSocket over which room and participant agree. */
final class Signalling implements WebSocket.Listener {
  private static final int UNAUTHORIZED = 401;

  private static final int FORBIDDEN = 403;

  private static final long GOODBYE_MILLIS = 500;

  private final WebRtc webRtc;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final CompletableFuture<SignalResponse> first = new CompletableFuture<>();
  private final CompletableFuture<Void> farewell = new CompletableFuture<>();
  private final List<SignalResponse> early = new ArrayList<>();
  private Peer peer;
  private String lostEarly;
  private boolean over;
  private volatile long lastHeard = System.nanoTime();
  private volatile ScheduledFuture<?> keepAlive;
  private volatile WebSocket socket;
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

  /** Who is told, in order, on threads of the HTTP client. */
  interface Peer {
    void message(Signalling line, SignalResponse message);

    /** Once, and not after {@link Signalling#close}. */
    void lost(Signalling line, String cause);
  }

  /** A connection and the first thing that the server said over it. */
  record Opened(Signalling line, SignalResponse answer) {}

  private Signalling(WebRtc webRtc) {
    this.webRtc = webRtc;
  }

  static CompletableFuture<Opened> open(WebRtc webRtc, URI uri, Duration limit) {
    var line = new Signalling(webRtc);
    var opening = webRtc.http().newWebSocketBuilder().connectTimeout(limit).buildAsync(uri, line);
    var answer =
        opening
            .handle(
                (socket, failure) -> {
                  if (failure != null) {
                    throw refused(failure);
                  }
                  return line;
                })
            .thenCompose(opened -> opened.first)
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    answer.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            opening.thenAccept(socket -> line.close());
          }
        });
    return answer.thenApply(message -> new Opened(line, message));
  }

  /** Who is told of all that follows the first answer. */
  synchronized void follow(Peer follower) {
    peer = follower;
    early.forEach(message -> peer.message(this, message));
    early.clear();
    if (lostEarly != null) {
      peer.lost(this, lostEarly);
    }
  }

  /** The JDK takes one message at a time, so each waits for the one before. */
  synchronized void send(SignalRequest request) {
    var bytes = ByteBuffer.wrap(request.toByteArray());
    sent =
        sent.thenCompose(done -> socket.sendBinary(bytes, true))
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    lose("sending failed: " + failure.getMessage());
                  }
                });
  }

  /** From now on a server that is silent for that long counts as lost. */
  void keepAlive(Duration interval, Duration timeout) {
    keepAlive =
        webRtc
            .timer()
            .scheduleAtFixedRate(
                () -> ping(timeout),
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  /** Without a word to the server, and without telling anybody. */
  void close() {
    synchronized (this) {
      over = true;
    }
    stopKeepAlive();
    socket.abort();
  }

  /** Says goodbye; completed when the server has answered, or has not for too long. */
  CompletableFuture<Void> goodbye(SignalRequest leave) {
    synchronized (this) {
      over = true;
    }
    stopKeepAlive();
    send(leave);
    return farewell.completeOnTimeout(null, GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** As if the network had failed. */
  void cut() {
    socket.abort();
    lose("cut");
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
        received(SignalResponse.parseFrom(partial.toByteArray()));
      } catch (InvalidProtocolBufferException e) {
        lose("the server sent no message of LiveKit's");
      }
      partial.reset();
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    lose(
        "the server closed the connection (" + code + (reason.isEmpty() ? "" : " " + reason) + ")");
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    lose("the connection broke: " + error.getMessage());
  }

  private void ping(Duration timeout) {
    if (System.nanoTime() - lastHeard > timeout.toNanos()) {
      socket.abort();
      lose("the server was silent for " + timeout.toSeconds() + " s");
      return;
    }
    var ping = Ping.newBuilder().setTimestamp(System.currentTimeMillis());
    send(SignalRequest.newBuilder().setPingReq(ping).build());
  }

  private synchronized void received(SignalResponse message) {
    if (over) {
      if (message.hasLeave()) {
        farewell.complete(null);
      }
    } else if (!first.isDone()) {
      first.complete(message);
    } else if (peer == null) {
      early.add(message);
    } else {
      peer.message(this, message);
    }
  }

  private void lose(String cause) {
    stopKeepAlive();
    farewell.complete(null);
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      if (!first.isDone()) {
        first.completeExceptionally(new RtcException(cause));
      } else if (peer == null) {
        lostEarly = cause;
      } else {
        peer.lost(this, cause);
      }
    }
  }

  private void stopKeepAlive() {
    var task = keepAlive;
    if (task != null) {
      task.cancel(false);
    }
  }

  private static RtcException refused(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof WebSocketHandshakeException handshake) {
      int status = handshake.getResponse().statusCode();
      return new RtcException(
          "the server refused with HTTP " + status,
          status == UNAUTHORIZED || status == FORBIDDEN,
          cause);
    }
    return new RtcException("no connection with the server: " + cause, false, cause);
  }
}
