package dental.sofia.wire.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IceCandidateTest {
  @ParameterizedTest
  @CsvSource({
    "a=candidate:233762139 1 udp 2130706431 10.244.0.2 7882 typ host,"
        + " udp 10.244.0.2:7882 host",
    "candidate:1052353102 1 tcp 1675624447 203.0.113.10 7881 typ host tcptype passive,"
        + " tcp 203.0.113.10:7881 host passive",
    "a=candidate:1 1 UDP 1 198.51.100.1 50000 typ srflx raddr 10.0.0.1 rport 5000,"
        + " udp 198.51.100.1:50000 srflx",
    "a=candidate:1 1 tcp 1 10.0.0.1 9 typ host tcptype active generation 0,"
        + " tcp 10.0.0.1:9 host active",
    "a=candidate:1 2 udp 1 fd00::2 7882 typ relay raddr :: rport 0, udp fd00::2:7882 relay",
    "a=candidate:1 1 udp 1 0b1c.local 7882 typ host, udp 0b1c.local:7882 host",
  })
  void readsEveryKindOfCandidate(String line, String description) {
    assertThat(IceCandidate.parse(line).map(IceCandidate::describe)).contains(description);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=candidate:",
        "a=candidate:1 1 sctp 1 10.0.0.1 9 typ host",
        "a=candidate:1 1 udp 1 10.0.0.1 65536 typ host",
        "a=candidate:1 1 udp 99999999999 10.0.0.1 9 typ host",
        "a=candidate:1 1 udp 1 10.0.0.1 9 typ lighthouse",
        "a=candidate:1 1 udp 1 10.0.0.1 9",
      })
  void readsNothingElse(String line) {
    assertThat(IceCandidate.parse(line)).isEmpty();
  }

  @Property
  void answersToAnyText(@ForAll String text) {
    assertThat(IceCandidate.parse(text)).isNotNull();
    assertThat(IceCandidate.parse("a=candidate:1 1 udp 1 10.0.0.1 9 typ host" + text)).isNotNull();
  }

  @Test
  void resolvesNoNames() {
    assertThat(candidate("10.0.0.1").socketAddress())
        .contains(new InetSocketAddress("10.0.0.1", 9));
    assertThat(candidate("localhost").socketAddress()).isEmpty();
  }

  private static IceCandidate candidate(String address) {
    return IceCandidate.parse("candidate:1 1 udp 1 " + address + " 9 typ host").orElseThrow();
  }
}
