package dental.sofia.wire.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses written down, read without ever asking a name server. */
public final class IpLiteral {
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}", Pattern.DOTALL);
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private IpLiteral() {}

  public static Optional<InetAddress> parse(String text) {
    boolean v4 = text.length() <= 15 && !text.endsWith(".") && V4.matcher(text).matches();
    // InetAddress never resolves what has a colon in it: that is an IPv6 literal or an error.
    boolean v6 = text.indexOf(':') >= 0 && V6.matcher(text).matches();
    if (!v4 && !v6) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
