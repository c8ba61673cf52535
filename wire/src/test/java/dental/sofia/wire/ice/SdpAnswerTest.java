package dental.sofia.wire.ice;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.ice.IceCandidate.Transport;
import java.net.InetSocketAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpAnswerTest {
  private static final String SDP =
      """
      v=0
      o=- 1782184589902305321 1795351048 IN IP4 0.0.0.0
      s=-
      t=0 0
      a=group:BUNDLE 0
      m=audio 9 UDP/TLS/RTP/SAVPF 111
      c=IN IP4 0.0.0.0
      a=setup:active
      a=ice-ufrag:XbYzKqLmNoPqRsTu
      a=ice-pwd:aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeF
      a=candidate:233762139 1 udp 2130706431 10.244.0.2 7882 typ host ufrag XbYzKqLmNoPqRsTu
      a=candidate:233762139 2 udp 2130706431 10.244.0.2 7882 typ host ufrag XbYzKqLmNoPqRsTu
      a=end-of-candidates
      """
          .replace("\n", "\r\n");

  @Test
  void readsCredentialsAndCandidates() {
    assertThat(SdpAnswer.parse(SDP))
        .isInstanceOfSatisfying(
            SdpAnswer.class,
            answer -> {
              assertThat(answer.credentials())
                  .isEqualTo(
                      new IceCredentials("XbYzKqLmNoPqRsTu", "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeF"));
              assertThat(answer.candidates()).hasSize(2);
              assertThat(answer.offered()).containsExactly("udp 10.244.0.2:7882 host");
            });
  }

  @Test
  void prefersTheAddressFamilyOfARelay() {
    var dual = "a=candidate:1 1 udp 1 fd00::2 7882 typ host\r\n";
    var answer = (SdpAnswer) SdpAnswer.parse(SDP.replace("a=setup:active\r\n", dual));

    assertThat(answer.address(Transport.UDP)).contains(new InetSocketAddress("10.244.0.2", 7882));
    assertThat(answer.address(Transport.TCP)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "v=0, <html>, does not begin with v=0",
    "a=ice-ufrag:, a=x:, no ICE credentials",
    "a=ice-pwd:, a=x:, no ICE credentials",
    "typ host, typ lighthouse, 'an unreadable candidate, or too many of them'",
  })
  void saysWhyItDoesNotRead(String line, String instead, String reason) {
    assertThat(SdpAnswer.parse(SDP.replace(line, instead))).isEqualTo(new MalformedSdp(reason));
  }

  @Test
  void readsOnlySoManyCandidates() {
    var candidate = "a=candidate:1 1 udp 1 10.0.0.1 9 typ host\r\n";

    assertThat(SdpAnswer.parse(SDP + candidate.repeat(300))).isInstanceOf(MalformedSdp.class);
  }

  @Test
  void readsOnlySoMuch() {
    assertThat(SdpAnswer.parse(SDP + "a=x\r\n".repeat(60_000))).isInstanceOf(MalformedSdp.class);
  }

  @Property
  void answersToAnyText(@ForAll String text) {
    assertThat(SdpAnswer.parse(text)).isNotNull();
    assertThat(SdpAnswer.parse(SDP + text)).isNotNull();
  }

  @Test
  void tellsNoPasswordToLogs() {
    assertThat(SdpAnswer.parse(SDP).toString()).doesNotContain("aBcDeFg");
  }
}
