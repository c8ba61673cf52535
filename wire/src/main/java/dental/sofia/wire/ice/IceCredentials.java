package dental.sofia.wire.ice;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** RFC 8445 §5.3: what both sides of a session sign their checks with. */
public record IceCredentials(String ufrag, String password) {
  private static final String ICE_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  public static IceCredentials random() {
    return new IceCredentials(random(8), random(24));
  }

  /** Without the password: this ends up in logs. */
  @Override
  public String toString() {
    return "IceCredentials[" + ufrag + "]";
  }

  private static String random(int length) {
    return RANDOM
        .ints(length, 0, ICE_CHARS.length())
        .mapToObj(i -> ICE_CHARS.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
