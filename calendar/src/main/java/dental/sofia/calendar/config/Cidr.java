package dental.sofia.calendar.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses, such as {@code 10.0.0.0/8}. */
public record Cidr(InetAddress network, int prefix) {
  // What is no literal would be looked up in the DNS.
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Empty for anything else; a single address is the range of itself. */
  public static Optional<Cidr> parse(String text) {
    String[] parts = text.strip().split("/", -1);
    Optional<InetAddress> network = address(parts[0]);
    if (network.isEmpty() || parts.length > 2) {
      return Optional.empty();
    }
    int bits = network.get().getAddress().length * 8;
    try {
      int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
      return prefix >= 0 && prefix <= bits
          ? Optional.of(new Cidr(network.get(), prefix))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Of an address in digits; empty for a name. */
  public static Optional<InetAddress> address(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    byte[] one = network.getAddress();
    byte[] other = address.getAddress();
    if (one.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
