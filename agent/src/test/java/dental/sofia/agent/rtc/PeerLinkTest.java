package dental.sofia.agent.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import org.junit.jupiter.api.Test;

class PeerLinkTest {
  private static final PeerLink.Listener NOBODY =
      new PeerLink.Listener() {
        @Override
        public void candidate(RTCIceCandidate candidate) {}

        @Override
        public void state(RTCPeerConnectionState state) {}

        @Override
        public void track(String mid, AudioTrack track) {}

        @Override
        public void channel(RTCDataChannel channel) {}
      };

  @Test
  void nothingNativeIsLeftOfAConnectionThatWasClosed() {
    var webRtc = WebRtc.shared();
    boolean gone =
        webRtc.call(
            () -> {
              var link = new PeerLink(webRtc.sending(), new RTCConfiguration(), NOBODY);
              var channel = link.connection().createDataChannel("one", new RTCDataChannelInit());
              link.offer(false);
              channel.close();
              link.close();
              channel.dispose();
              return link.free();
            });
    assertThat(gone).isTrue();
  }
}
