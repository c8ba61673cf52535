package dental.sofia.wire.ice;

import dental.sofia.wire.net.IpLiteral;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address at which a session can be reached, RFC 8839 §5.1 and RFC 6544 §4.5.
 *
 * @param address mostly an IP literal; a browser may send a name of mDNS
 * @param tcpType for TCP only: who of the two connects
 */
public record IceCandidate(
    String foundation,
    int component,
    Transport transport,
    long priority,
    String address,
    int port,
    Type type,
    Optional<TcpType> tcpType) {

  /** How the candidate is reached. */
  public enum Transport {
    UDP,
    TCP
  }

  /** Where the address comes from, RFC 8445 §5.1.1. */
  public enum Type {
    HOST,
    SRFLX,
    PRFLX,
    RELAY
  }

  /** RFC 6544 §4.1 */
  public enum TcpType {
    ACTIVE,
    PASSIVE,
    SO
  }

  private static final int LONGEST = 512;

  private static final Pattern LINE =
      Pattern.compile(
          "(?:a=)?candidate:(?<foundation>\\S{1,32}) (?<component>\\d{1,3}) (?<transport>udp|tcp)"
              + " (?<priority>\\d{1,10}) (?<address>\\S{1,255}) (?<port>\\d{1,5})"
              + " typ (?<type>host|srflx|prflx|relay)(?<more>( \\S+)*) ?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TCP_TYPE =
      Pattern.compile(" tcptype (active|passive|so)(?: |$)", Pattern.CASE_INSENSITIVE);

  /** Reads {@code candidate:…}, with or without {@code a=} before it. */
  public static Optional<IceCandidate> parse(String line) {
    var parts = LINE.matcher(line.length() > LONGEST ? "" : line);
    if (!parts.matches() || Integer.parseInt(parts.group("port")) > 65_535) {
      return Optional.empty();
    }
    var tcpType = TCP_TYPE.matcher(parts.group("more"));
    return Optional.of(
        new IceCandidate(
            parts.group("foundation"),
            Integer.parseInt(parts.group("component")),
            Transport.valueOf(upper(parts.group("transport"))),
            Long.parseLong(parts.group("priority")),
            parts.group("address"),
            Integer.parseInt(parts.group("port")),
            Type.valueOf(upper(parts.group("type"))),
            tcpType.find()
                ? Optional.of(TcpType.valueOf(upper(tcpType.group(1))))
                : Optional.empty()));
  }

  /** Empty if the address is a name: nobody's word is resolved here. */
  public Optional<InetSocketAddress> socketAddress() {
    return IpLiteral.parse(address).map(ip -> new InetSocketAddress(ip, port));
  }

  /** The candidate for a person: {@code tcp 203.0.113.10:7881 host passive}. */
  public String describe() {
    return (transport + " " + address + ":" + port + " " + type).toLowerCase(Locale.ROOT)
        + tcpType.map(t -> " " + t.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
