package dental.sofia.wire.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A name and a password of the long-term mechanism, RFC 8489 §9.2. */
public record TurnCredentials(String username, String password) {
  /** The user that probes are, so that coturn's log and quota tell them from callers. */
  public static final String PROBE_USER = "sofia-probe";

  private static final String HMAC = "HmacSHA1";

  /**
   * Credentials as LiveKit makes them and coturn checks them ({@code use-auth-secret}): the name is
   * the expiry and the user, the password the name's HMAC-SHA1 under the shared secret
   * (draft-uberti-behave-turn-rest).
   */
  public static TurnCredentials rest(String secret, String user, Instant expiry) {
    String username = expiry.getEpochSecond() + ":" + user;
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      byte[] hmac = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
      return new TurnCredentials(username, Base64.getEncoder().encodeToString(hmac));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without " + HMAC, e);
    }
  }

  /** Without the password: this ends up in logs. */
  @Override
  public String toString() {
    return "TurnCredentials[" + username + "]";
  }
}
