package dental.sofia.agent.rtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One of the two WebRTC connections with the server. All methods belong to the native thread. */
final class PeerLink {
  private static final long STEP_SECONDS = 5;

  private final Ear ear;
  private final RTCPeerConnection connection;
  private final List<RTCIceCandidate> early = new ArrayList<>();
  private boolean remoteKnown;
  private NativeReference closed;

  /** Who is told what happens, on threads of the library. */
  interface Listener {
    void candidate(RTCIceCandidate candidate);

    void state(RTCPeerConnectionState state);

    void track(String mid, AudioTrack track);

    void channel(RTCDataChannel channel);
  }

  /** What the library never lets go of. It must stay small and hold nothing once we have closed. */
  private static final class Ear implements PeerConnectionObserver {
    private volatile Listener listener;

    Ear(Listener listener) {
      this.listener = listener;
    }

    private void tell(Consumer<Listener> what) {
      var current = listener;
      if (current != null) {
        what.accept(current);
      }
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
      tell(to -> to.candidate(candidate));
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
      tell(to -> to.state(state));
    }

    @Override
    public void onTrack(RTCRtpTransceiver transceiver) {
      if (transceiver.getReceiver().getTrack() instanceof AudioTrack track) {
        var mid = transceiver.getMid();
        tell(to -> to.track(mid, track));
      }
    }

    @Override
    public void onDataChannel(RTCDataChannel channel) {
      tell(to -> to.channel(channel));
    }
  }

  PeerLink(PeerConnectionFactory factory, RTCConfiguration configuration, Listener listener) {
    ear = new Ear(listener);
    connection = factory.createPeerConnection(configuration, ear);
  }

  RTCPeerConnection connection() {
    return connection;
  }

  /** Makes an offer and begins to act on it. */
  String offer(boolean restart) {
    var options = new RTCOfferOptions();
    options.iceRestart = restart;
    if (restart) {
      connection.restartIce();
      remoteKnown = false;
    }
    var created = new Created();
    connection.createOffer(options, created);
    return local(created);
  }

  /** Takes an offer and answers it. */
  String answer(String offer) {
    remote(RTCSdpType.OFFER, offer);
    var created = new Created();
    connection.createAnswer(new RTCAnswerOptions(), created);
    return local(created);
  }

  void accept(String answer) {
    remote(RTCSdpType.ANSWER, answer);
  }

  /** Candidates may come before the description that they belong to. */
  void add(RTCIceCandidate candidate) {
    if (remoteKnown) {
      connection.addIceCandidate(candidate);
    } else {
      early.add(candidate);
    }
  }

  void close() {
    ear.listener = null;
    closed = NativeReference.to(connection);
    connection.close();
  }

  /** Once it is closed, and nothing that belongs to it is used any more. */
  boolean free() {
    return closed.free();
  }

  private String local(Created created) {
    var description = await(created.result);
    var set = new Set();
    connection.setLocalDescription(description, set);
    await(set.result);
    return description.sdp;
  }

  private void remote(RTCSdpType type, String sdp) {
    var set = new Set();
    connection.setRemoteDescription(new RTCSessionDescription(type, sdp), set);
    await(set.result);
    remoteKnown = true;
    early.forEach(connection::addIceCandidate);
    early.clear();
  }

  /** The library answers from its own threads, so waiting here holds up nobody but other rooms. */
  private static <T> T await(CompletableFuture<T> result) {
    return result.orTimeout(STEP_SECONDS, TimeUnit.SECONDS).join();
  }

  private static final class Created implements CreateSessionDescriptionObserver {
    final CompletableFuture<RTCSessionDescription> result = new CompletableFuture<>();

    @Override
    public void onSuccess(RTCSessionDescription description) {
      result.complete(description);
    }

    @Override
    public void onFailure(String error) {
      result.completeExceptionally(new RtcException(error));
    }
  }

  private static final class Set implements SetSessionDescriptionObserver {
    final CompletableFuture<Void> result = new CompletableFuture<>();

    @Override
    public void onSuccess() {
      result.complete(null);
    }

    @Override
    public void onFailure(String error) {
      result.completeExceptionally(new RtcException(error));
    }
  }
}
