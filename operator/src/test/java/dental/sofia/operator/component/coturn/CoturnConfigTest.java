package dental.sofia.operator.component.coturn;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.resolve.Transport;
import dental.sofia.operator.support.Models;
import java.util.List;
import org.junit.jupiter.api.Test;

/** coturn starts in spite of a line that it doesn't know, so every line is held to the letter. */
class CoturnConfigTest {

  @Test
  void isWhatWasTriedWithCoturnItself() {
    assertThat(
            render(
                "{coturn: {host: turn.example.com, maxCalls: 100, allowedPeers: [10.244.0.0/16]}}"))
        .isEqualTo(
            """
            listening-port=3478
            no-udp
            no-tls
            cert=
            pkey=
            no-tcp-relay
            min-port=49160
            max-port=49759
            realm=turn.example.com
            use-auth-secret
            static-auth-secret=an-example-of-a-turn-secret-0123456789abcdef
            fingerprint
            stale-nonce=600
            user-quota=12
            total-quota=600
            no-multicast-peers
            denied-peer-ip=0.0.0.0-255.255.255.255
            denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
            allowed-peer-ip=10.244.0.0-10.244.255.255
            relay-threads=2
            no-software-attribute
            log-file=stdout
            userdb=/var/lib/coturn/turndb
            """);
  }

  @Test
  void listsEveryAllowedNetworkAndNoOther() {
    assertThat(lines("{coturn: {allowedPeers: [10.244.0.0/16, 192.168.7.0/24]}}"))
        .filteredOn(line -> line.startsWith("allowed-peer-ip="))
        .containsExactly(
            "allowed-peer-ip=10.244.0.0-10.244.255.255",
            "allowed-peer-ip=192.168.7.0-192.168.7.255");
  }

  @Test
  void hasARelayPortForEveryAllocationThatTheQuotaGrants() {
    for (int calls : List.of(1, 100, 2500)) {
      List<String> lines = lines("{coturn: {maxCalls: %d}}".formatted(calls));
      int ports = number(lines, "max-port") - number(lines, "min-port") + 1;
      assertThat(ports).isEqualTo(number(lines, "total-quota"));
      assertThat(number(lines, "max-port")).isLessThanOrEqualTo(65535);
      assertThat(ports).isGreaterThanOrEqualTo(calls);
    }
  }

  private static int number(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + "="))
        .mapToInt(line -> Integer.parseInt(line.substring(key.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(String spec) {
    return render(spec).lines().toList();
  }

  private static String render(String spec) {
    var relay = (Transport.Relay) Models.withSpec(spec).transport();
    return CoturnConfig.of(relay.coturn(), new Sensitive(Models.TURN_SECRET)).render();
  }
}
