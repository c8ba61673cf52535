package dental.sofia.agent.rtc;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalTarget;
import livekit.LivekitRtc.SyncState;
import livekit.LivekitRtc.TrickleRequest;

/**
 * Both connections with the server for one stay in a room: one sends, for which we make the offers;
 * the other receives, for which the server does. All methods belong to the room's thread, and all
 * that is told is told there.
 */
final class Media {
  private final WebRtc webRtc;
  private final Executor lane;
  private final Listener listener;
  private final PeerLink sending;
  private final PeerLink receiving;
  private final Senders senders;
  private final DataLinks data;
  private final Map<SignalTarget, RTCPeerConnectionState> states = new HashMap<>();
  private CompletableFuture<Void> connected = new CompletableFuture<>();
  private Map<String, String> trackSids = Map.of();
  private int offers;
  private boolean awaitingAnswer;
  private boolean offerAgain;
  private boolean closed;

  /** What comes of it. */
  interface Listener {
    void send(SignalRequest request);

    void audio(RemoteAudio audio);

    void packet(DataPacket packet);

    /** Messages can be sent now. */
    void writable();

    void failed(SignalTarget which);
  }

  Media(WebRtc webRtc, RTCConfiguration configuration, Executor lane, Listener listener) {
    this.webRtc = webRtc;
    this.lane = lane;
    this.listener = listener;
    var to = new Events(SignalTarget.PUBLISHER);
    var from = new Events(SignalTarget.SUBSCRIBER);
    sending = webRtc.call(() -> new PeerLink(webRtc.sending(), configuration, to));
    receiving = webRtc.call(() -> new PeerLink(webRtc.receiving(), configuration, from));
    senders = new Senders(sending.connection());
    data = webRtc.call(() -> new DataLinks(sending.connection(), () -> onLane(listener::writable)));
  }

  /** Completed while both connections are up. */
  CompletableFuture<Void> connected() {
    return connected;
  }

  /** Agrees with the server on what we send. */
  void offer() {
    offer(false);
  }

  void answer(SessionDescription offer) {
    trackSids = MediaSections.trackSids(offer.getSdp());
    String sdp = webRtc.call(() -> receiving.answer(offer.getSdp()));
    listener.send(
        SignalRequest.newBuilder().setAnswer(description("answer", sdp, offer.getId())).build());
  }

  void accept(SessionDescription answer) {
    // Servers that do not number their answers leave it at 0.
    if (answer.getId() != 0 && answer.getId() != offers) {
      return;
    }
    webRtc.run(() -> sending.accept(answer.getSdp()));
    awaitingAnswer = false;
    if (offerAgain) {
      offer(false);
    }
  }

  void trickle(TrickleRequest trickle) {
    if (trickle.getCandidateInit().isEmpty()) {
      return;
    }
    var candidate = Candidates.parse(trickle.getCandidateInit());
    var link = trickle.getTarget() == SignalTarget.PUBLISHER ? sending : receiving;
    webRtc.run(() -> link.add(candidate));
  }

  void add(LocalAudio audio) {
    webRtc.run(() -> senders.add(audio));
    offer(false);
  }

  void remove(LocalAudio audio) {
    webRtc.run(() -> senders.remove(audio));
  }

  /** False if the channel is not open (yet). */
  boolean send(DataPacket packet, boolean reliably) {
    return webRtc.call(() -> data.send(packet, reliably));
  }

  /** New ways for the same connections, after the signalling was interrupted. */
  void restart(RTCConfiguration configuration) {
    webRtc.run(
        () -> {
          sending.connection().setConfiguration(configuration);
          receiving.connection().setConfiguration(configuration);
        });
    awaitingAnswer = false;
    offer(true);
  }

  /**
   * What the server wants to know of a participant whom it may have to describe to another node.
   */
  void describe(SyncState.Builder state) {
    webRtc.run(
        () -> {
          var local = receiving.connection().getLocalDescription();
          var remote = receiving.connection().getRemoteDescription();
          if (local != null && remote != null) {
            state.setAnswer(description("answer", local.sdp, 0));
            state.setOffer(description("offer", remote.sdp, 0));
          }
          data.describe(state);
        });
  }

  /** Takes the tracks off before: they can be used in the next stay. */
  void close() {
    closed = true;
    connected.completeExceptionally(new RtcException("the connection was closed"));
    webRtc.run(
        () -> {
          senders.clear();
          data.silence();
          sending.close();
          receiving.close();
          data.release();
          sending.free();
          receiving.free();
          senders.free();
        });
  }

  private void offer(boolean restart) {
    if (awaitingAnswer) {
      offerAgain = true;
      return;
    }
    offerAgain = false;
    awaitingAnswer = true;
    offers++;
    String sdp = webRtc.call(() -> sending.offer(restart));
    listener.send(SignalRequest.newBuilder().setOffer(description("offer", sdp, offers)).build());
  }

  private void state(SignalTarget which, RTCPeerConnectionState state) {
    states.put(which, state);
    if (state == RTCPeerConnectionState.FAILED) {
      listener.failed(which);
    }
    boolean up =
        states.get(SignalTarget.PUBLISHER) == RTCPeerConnectionState.CONNECTED
            && states.get(SignalTarget.SUBSCRIBER) == RTCPeerConnectionState.CONNECTED;
    if (up) {
      connected.complete(null);
    } else if (connected.isDone()) {
      connected = new CompletableFuture<>();
    }
  }

  private void opened(RTCDataChannel channel) {
    webRtc.run(() -> data.opened(channel, bytes -> onLane(() -> message(bytes))));
  }

  private void message(byte[] bytes) {
    try {
      listener.packet(DataPacket.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      // The third channel carries frames of another format, which nobody here has subscribed to.
    }
  }

  private void onLane(Runnable task) {
    lane.execute(
        () -> {
          if (!closed) {
            task.run();
          }
        });
  }

  private static SessionDescription description(String type, String sdp, int id) {
    return SessionDescription.newBuilder().setType(type).setSdp(sdp).setId(id).build();
  }

  private final class Events implements PeerLink.Listener {
    private final SignalTarget which;

    Events(SignalTarget which) {
      this.which = which;
    }

    @Override
    public void candidate(RTCIceCandidate candidate) {
      onLane(() -> listener.send(Candidates.message(candidate, which)));
    }

    @Override
    public void state(RTCPeerConnectionState state) {
      onLane(() -> Media.this.state(which, state));
    }

    @Override
    public void track(String mid, AudioTrack track) {
      onLane(
          () ->
              Optional.ofNullable(trackSids.get(mid))
                  .ifPresent(sid -> listener.audio(new RemoteAudio(sid, track))));
    }

    @Override
    public void channel(RTCDataChannel channel) {
      onLane(() -> opened(channel));
    }
  }
}
