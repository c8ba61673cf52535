package dental.sofia.agent.rtc;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.ReconnectReason;
import livekit.LivekitRtc.JoinResponse;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;

/**
 * The signalling of a stay: one WebSocket after the other, with the token that is good at the time.
 * Belongs to the room's thread.
 */
final class Line {
  private final WebRtc webRtc;
  private final JoinOptions options;
  private final Executor lane;
  private String token;
  private Duration pingInterval = Duration.ofSeconds(5);
  private Duration pingTimeout = Duration.ofSeconds(15);
  private Signalling current;
  private boolean closedForGood;

  Line(WebRtc webRtc, JoinOptions options, Executor lane) {
    this.webRtc = webRtc;
    this.options = options;
    this.lane = lane;
    this.token = options.token();
  }

  /** A server that keeps somebody in a room for long gives new tokens to come back with. */
  void renew(String newToken) {
    token = newToken;
  }

  CompletableFuture<SignalResponse> join() {
    return open(options.joinUri(token), SignalResponse::hasJoin);
  }

  CompletableFuture<SignalResponse> resume(String participantSid, ReconnectReason reason) {
    return open(
        options.resumeUri(token, participantSid, reason.getNumber()), SignalResponse::hasReconnect);
  }

  void learn(JoinResponse join) {
    if (join.getPingInterval() > 0 && join.getPingTimeout() > 0) {
      pingInterval = Duration.ofSeconds(join.getPingInterval());
      pingTimeout = Duration.ofSeconds(join.getPingTimeout());
    }
  }

  /** What follows the first answer goes there. */
  void follow(Signalling.Peer peer) {
    current.keepAlive(pingInterval, pingTimeout);
    current.follow(peer);
  }

  boolean is(Signalling signalling) {
    return signalling == current;
  }

  void send(SignalRequest request) {
    if (current != null) {
      current.send(request);
    }
  }

  /** Completed when the server has let us go, or can't be told. */
  CompletableFuture<Void> goodbye() {
    closedForGood = true;
    if (current == null) {
      return CompletableFuture.completedFuture(null);
    }
    var leave =
        LeaveRequest.newBuilder()
            .setReason(DisconnectReason.CLIENT_INITIATED)
            .setAction(LeaveRequest.Action.DISCONNECT);
    return current.goodbye(SignalRequest.newBuilder().setLeave(leave).build());
  }

  void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  void cut() {
    if (current != null) {
      current.cut();
    }
  }

  private CompletableFuture<SignalResponse> open(URI uri, Predicate<SignalResponse> good) {
    close();
    return Signalling.open(webRtc, uri, options.answerWithin())
        .thenApplyAsync(
            opened -> {
              if (closedForGood || !good.test(opened.answer())) {
                opened.line().close();
                throw Ends.refusal(opened.answer());
              }
              // An attempt that was given up may still get through.
              close();
              current = opened.line();
              return opened.answer();
            },
            lane);
  }
}
