package dental.sofia.wire.turn;

import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A TURN server as a client is told of it, RFC 7065: {@code turn:host:port?transport=tcp}.
 *
 * @param secure {@code turns}: TLS if the transport is TCP
 */
public record TurnUri(boolean secure, String host, int port, Transport transport) {
  /** How the client reaches the server. What the server then relays is UDP in any case. */
  public enum Transport {
    UDP,
    TCP
  }

  private static final int LONGEST = 512;
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(turns?):(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~-]+)(?::(\\d{1,5}))?"
              + "(?:(?:\\?|%3F)transport=(udp|tcp))?",
          Pattern.CASE_INSENSITIVE);

  public static Optional<TurnUri> parse(String text) {
    var parts = SYNTAX.matcher(text.length() > LONGEST ? "" : text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean secure = parts.group(1).equalsIgnoreCase("turns");
    String host = parts.group(2).replaceAll("[\\[\\]]", "");
    int port = parts.group(3) != null ? Integer.parseInt(parts.group(3)) : secure ? 5349 : 3478;
    // RFC 7065 §4.2: without the parameter a turn URI means UDP and a turns URI TLS over TCP.
    var transport =
        parts.group(4) != null
            ? Transport.valueOf(parts.group(4).toUpperCase(Locale.ROOT))
            : secure ? Transport.TCP : Transport.UDP;
    return port < 1 || port > 65_535
        ? Optional.empty()
        : Optional.of(new TurnUri(secure, host, port, transport));
  }

  /** Where to connect to; empty for UDP and DTLS, which no client here speaks. */
  public Optional<Endpoint> endpoint(Trust trust) {
    return switch (transport) {
      case UDP -> Optional.empty();
      case TCP -> Optional.of(secure ? Endpoint.tls(host, port, trust) : Endpoint.tcp(host, port));
    };
  }
}
