package dental.sofia.wire.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.turn.TurnUri.Transport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnUriTest {
  @ParameterizedTest
  @CsvSource({
    "turn:turn.example.com:3478?transport=tcp, false, turn.example.com, 3478, TCP",
    "turns:turn.example.com:443?transport=tcp, true, turn.example.com, 443, TCP",
    "turn:127.0.0.1:3478%3Ftransport=tcp, false, 127.0.0.1, 3478, TCP",
    "turn:[2001:db8::1]:3478?transport=udp, false, 2001:db8::1, 3478, UDP",
    "turn:turn.example.com, false, turn.example.com, 3478, UDP",
    "turns:turn.example.com, true, turn.example.com, 5349, TCP",
  })
  void readsWhatClientsAreTold(
      String text, boolean secure, String host, int port, Transport transport) {
    assertThat(TurnUri.parse(text)).contains(new TurnUri(secure, host, port, transport));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stun:turn.example.com:3478",
        "turn:",
        "turn:host:0",
        "turn:host:65536",
        "turn:host:3478?transport=sctp",
        "turn://host:3478",
        "turn:host\r\n:3478",
        "http://host"
      })
  void readsNothingElse(String text) {
    assertThat(TurnUri.parse(text)).isEmpty();
  }

  @Property
  void answersToAnyText(@ForAll String text) {
    assertThat(TurnUri.parse(text)).isNotNull();
    assertThat(TurnUri.parse("turn:" + text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"turn:host", "turns:host?transport=udp"})
  void knowsNoWayToAServerThatIsReachedByUdp(String text) {
    assertThat(TurnUri.parse(text).orElseThrow().endpoint(Trust.system())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = "turns:turn.example.com:443?transport=tcp")
  void expectsTheCertificateOfTheHostItNames(String text) {
    var trust = Trust.system();
    assertThat(TurnUri.parse(text).orElseThrow().endpoint(trust))
        .contains(new Endpoint.Tls("turn.example.com", 443, "turn.example.com", trust));
  }
}
