package dental.sofia.agent.rtc;

import dental.sofia.agent.rtc.RoomEvent.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.ReconnectReason;
import livekit.LivekitRtc.JoinResponse;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.ReconnectResponse;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SignalTarget;
import livekit.LivekitRtc.SyncState;

/**
 * What a {@link Room} does on its one thread: joins, follows the server's messages, comes back. All
 * methods belong to that thread but the getters.
 */
final class Stay implements Signalling.Peer, Media.Listener {
  private static final Logger LOG = System.getLogger(Stay.class.getName());

  private enum State {
    OUT,
    IN,
    RETURNING,
    OVER
  }

  private final WebRtc webRtc;
  private final JoinOptions options;
  private final Executor lane;
  private final Consumer<RoomEvent> teller;
  private final Line line;
  private final Presence presence;
  private State state = State.OUT;
  private Media media;

  Stay(WebRtc webRtc, JoinOptions options, Executor lane, Consumer<RoomEvent> teller) {
    this.webRtc = webRtc;
    this.options = options;
    this.lane = lane;
    this.teller = teller;
    this.line = new Line(webRtc, options, lane);
    this.presence = new Presence(webRtc, this::send, teller);
  }

  Presence presence() {
    return presence;
  }

  boolean isOver() {
    return state == State.OVER;
  }

  CompletableFuture<Void> mediaConnected() {
    return media == null
        ? CompletableFuture.failedFuture(new RtcException("not in the room"))
        : media.connected().copy();
  }

  CompletableFuture<Void> sendReliably(List<DataPacket> packets) {
    var sent = presence.enqueue(packets);
    writable();
    return sent;
  }

  CompletableFuture<Void> sendAtOnce(DataPacket packet) {
    return media != null && media.send(packet, false)
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(new RtcException("there is no connection now"));
  }

  /** Comes in for the first time, or again when the server has forgotten us. */
  CompletableFuture<Void> join() {
    disconnect();
    return line.join().thenAcceptAsync(answer -> joined(answer.getJoin()), lane);
  }

  /** Takes the connection up where it was. */
  CompletableFuture<Void> resume(ReconnectReason reason) {
    return line.resume(presence.local().getSid(), reason)
        .thenComposeAsync(answer -> resumed(answer.getReconnect()), lane);
  }

  /** For {@link Returning}: what came back is whole again. */
  void returned(boolean rejoined) {
    state = State.IN;
    teller.accept(new RoomEvent.Reconnected(rejoined));
    writable();
  }

  /** The end of it, told to the server if it can hear. */
  void end(Reason reason, String detail) {
    if (state == State.OVER) {
      return;
    }
    state = State.OVER;
    line.goodbye().whenCompleteAsync((answer, failure) -> over(reason, detail), lane);
  }

  /** Gives back everything native. */
  void discard() {
    state = State.OVER;
    disconnect();
    presence.release();
  }

  void cut() {
    line.cut();
  }

  @Override
  public void send(SignalRequest request) {
    if (state != State.OVER) {
      line.send(request);
    }
  }

  @Override
  public void audio(RemoteAudio audio) {
    presence.hear(audio);
  }

  @Override
  public void packet(DataPacket packet) {
    presence.receive(packet);
    writable();
  }

  @Override
  public void writable() {
    if (media != null && state == State.IN) {
      presence.flush(packet -> media.send(packet, true));
    }
  }

  @Override
  public void failed(SignalTarget which) {
    var reason =
        which == SignalTarget.PUBLISHER
            ? ReconnectReason.RR_PUBLISHER_FAILED
            : ReconnectReason.RR_SUBSCRIBER_FAILED;
    comeBack("media failed", reason, false);
  }

  @Override
  public void message(Signalling from, SignalResponse message) {
    lane.execute(
        () -> {
          if (line.is(from) && state != State.OVER) {
            take(message);
          }
        });
  }

  @Override
  public void lost(Signalling from, String cause) {
    lane.execute(
        () -> {
          if (line.is(from)) {
            line.close();
            comeBack(cause, ReconnectReason.RR_SIGNAL_DISCONNECTED, false);
          }
        });
  }

  private void joined(JoinResponse join) {
    state = state == State.OUT ? State.IN : state;
    line.learn(join);
    var configuration =
        IceSettings.configuration(
            join.getIceServersList(), join.getClientConfiguration(), options.relayOnly());
    media = new Media(webRtc, configuration, lane, this);
    // Begun before anything is published, so that the way is there when something is.
    media.offer();
    presence.enter(join, media);
    line.follow(this);
  }

  private CompletableFuture<Void> resumed(ReconnectResponse reconnect) {
    var sync = SyncState.newBuilder();
    media.describe(sync);
    presence.describe(sync);
    send(SignalRequest.newBuilder().setSyncState(sync).build());
    media.restart(
        IceSettings.configuration(
            reconnect.getIceServersList(),
            reconnect.getClientConfiguration(),
            options.relayOnly()));
    line.follow(this);
    return media.connected().copy();
  }

  private void take(SignalResponse message) {
    try {
      switch (message.getMessageCase()) {
        case OFFER -> media.answer(message.getOffer());
        case ANSWER -> media.accept(message.getAnswer());
        case TRICKLE -> media.trickle(message.getTrickle());
        case REFRESH_TOKEN -> line.renew(message.getRefreshToken());
        case LEAVE -> asked(message.getLeave());
        default -> presence.take(message);
      }
    } catch (RtcException e) {
      LOG.log(Level.WARNING, "{0}: {1}", message.getMessageCase(), e.getMessage());
    }
  }

  private void asked(LeaveRequest leave) {
    var reason = ReconnectReason.RR_SIGNAL_DISCONNECTED;
    switch (leave.getAction()) {
      case RESUME -> comeBack("the server asked for it", reason, false);
      case RECONNECT -> comeBack("the server asked for a new join", reason, true);
      case DISCONNECT, UNRECOGNIZED -> {
        state = State.OVER;
        over(Ends.reason(leave.getReason()), leave.getReason().name());
      }
    }
  }

  private void comeBack(String cause, ReconnectReason reason, boolean anew) {
    if (state == State.IN) {
      state = State.RETURNING;
      LOG.log(Level.INFO, "connection with room {0} lost: {1}", presence.roomName(), cause);
      teller.accept(new RoomEvent.Reconnecting(cause));
      new Returning(this, options.returnWithin(), webRtc.timer(), lane).begin(reason, anew);
    }
  }

  private void over(Reason reason, String detail) {
    discard();
    teller.accept(new RoomEvent.Disconnected(reason, detail));
  }

  private void disconnect() {
    line.close();
    if (media != null) {
      presence.detach(media);
      media.close();
      media = null;
    }
  }
}
