package dental.sofia.agent.rtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What we send over a connection. All methods belong to the native thread. */
final class Senders {
  private final RTCPeerConnection connection;
  private final Map<LocalAudio, RTCRtpSender> open = new HashMap<>();
  private final List<NativeReference> over = new ArrayList<>();

  Senders(RTCPeerConnection connection) {
    this.connection = connection;
  }

  void add(LocalAudio audio) {
    open.put(audio, connection.addTrack(audio.track(), List.of(audio.cid())));
  }

  void remove(LocalAudio audio) {
    var sender = open.remove(audio);
    if (sender != null) {
      over.add(NativeReference.to(sender));
      connection.removeTrack(sender);
    }
  }

  /** Before the connection is closed. */
  void clear() {
    List.copyOf(open.keySet()).forEach(this::remove);
  }

  /** Once the connection is freed, which holds them as well. */
  void free() {
    over.forEach(NativeReference::free);
    over.clear();
  }
}
