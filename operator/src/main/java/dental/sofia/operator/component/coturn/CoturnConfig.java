package dental.sofia.operator.component.coturn;

import dental.sofia.operator.credentials.Credentials.Sensitive;
import dental.sofia.operator.resolve.Ipv4Range;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.Transport.CoturnModel;
import java.util.ArrayList;
import java.util.List;

/**
 * turnserver.conf as a type. coturn takes an unknown key for a warning and starts, so a mistake
 * here would fail open: every line is one that coturn 4.6.3 to 4.18 know.
 *
 * @param realm sent to clients with the 401 (RFC 8489 section 9.2.4); any text will do
 * @param secret shared with LiveKit
 * @param tls whether TURN over TLS is offered as well
 * @param relayPorts number of relay ports; one allocation takes one
 * @param allowedPeers what may be relayed to; everything else is refused with 403
 */
record CoturnConfig(
    String realm, Sensitive secret, boolean tls, int relayPorts, List<Ipv4Range> allowedPeers) {

  static final String DATA_DIRECTORY = "/var/lib/coturn";

  /** Where the Secret of type kubernetes.io/tls is mounted. */
  static final String TLS_DIRECTORY = "/etc/coturn-tls";

  /**
   * A browser allocates for each of its interfaces and peer connections, and again on an ICE
   * restart before the old allocation is gone.
   */
  private static final int ALLOCATIONS_PER_CALL = 6;

  /**
   * Per user name, that is per participant and join: two calls' worth, so that a reconnect never
   * meets a quota.
   */
  private static final int USER_QUOTA = 2 * ALLOCATIONS_PER_CALL;

  static CoturnConfig of(CoturnModel coturn, Sensitive secret) {
    return new CoturnConfig(
        coturn.host(),
        secret,
        coturn.tls().isPresent(),
        coturn.maxCalls() * ALLOCATIONS_PER_CALL,
        coturn.allowedPeers());
  }

  String render() {
    var lines = new ArrayList<String>();
    lines.add("listening-port=" + Ports.TURN);
    // Callers come over TCP only. The relayed side stays UDP: that is what LiveKit speaks.
    lines.add("no-udp");
    lines.addAll(tls ? withTls() : withoutTls());
    lines.addAll(
        List.of(
            "no-tcp-relay",
            "min-port=" + Ports.FIRST_RELAY,
            "max-port=" + (Ports.FIRST_RELAY + relayPorts - 1),
            "realm=" + realm,
            "use-auth-secret",
            "static-auth-secret=" + secret.value(),
            "fingerprint",
            "stale-nonce=600",
            "user-quota=" + USER_QUOTA,
            "total-quota=" + relayPorts,
            "no-multicast-peers",
            // allowed-peer-ip is looked at first, so this refuses all the rest.
            "denied-peer-ip=0.0.0.0-255.255.255.255",
            "denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
    allowedPeers.forEach(range -> lines.add("allowed-peer-ip=" + range));
    lines.addAll(
        List.of(
            // The default is the node's number of processors, which says nothing about the
            // container's share.
            "relay-threads=2",
            "no-software-attribute",
            "log-file=stdout",
            "userdb=" + DATA_DIRECTORY + "/turndb"));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> withTls() {
    return List.of(
        "tls-listening-port=" + Ports.TURN_TLS,
        // TLS over UDP, which versions before 4.17 would offer.
        "no-dtls",
        "cert=" + TLS_DIRECTORY + "/tls.crt",
        "pkey=" + TLS_DIRECTORY + "/tls.key");
  }

  private static List<String> withoutTls() {
    // Empty, or coturn looks for files of its own and warns that they are not there.
    return List.of("no-tls", "cert=", "pkey=");
  }
}
