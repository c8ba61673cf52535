package dental.sofia.agent.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaSectionsTest {

  @Test
  void aSectionCarriesTheTrackOfItsMsid() {
    String offer =
        String.join(
            "\r\n",
            "v=0",
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
            "a=mid:0",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111",
            "a=mid:1",
            "a=msid:PA_1|camera TR_1",
            "a=sendonly",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111",
            "a=msid:PA_2|camera TR_2",
            "a=mid:2",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111",
            "a=mid:3",
            "a=inactive",
            "");
    assertThat(MediaSections.trackSids(offer))
        .containsOnly(
            org.assertj.core.api.Assertions.entry("1", "TR_1"),
            org.assertj.core.api.Assertions.entry("2", "TR_2"));
  }

  @Test
  void whatIsNoOfferCarriesNothing() {
    assertThat(MediaSections.trackSids("")).isEmpty();
    assertThat(MediaSections.trackSids("a=msid:\na=mid:")).isEmpty();
  }
}
