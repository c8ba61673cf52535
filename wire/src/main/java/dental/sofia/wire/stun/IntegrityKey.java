package dental.sofia.wire.stun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key and the HMAC it is used with, RFC 8489 §9.
 *
 * <p>Names and passwords are taken as prepared by the OpaqueString profile (RFC 8265), which leaves
 * everything that LiveKit and coturn make, plain ASCII, as it is.
 */
public final class IntegrityKey {
  /** The HMAC, and with it the attribute that carries it. */
  public enum Hmac {
    SHA1("HmacSHA1", 20),
    SHA256("HmacSHA256", 32);

    private final String algorithm;
    private final int length;

    Hmac(String algorithm, int length) {
      this.algorithm = algorithm;
      this.length = length;
    }

    int length() {
      return length;
    }
  }

  private final Hmac hmac;
  private final byte[] key;

  private IntegrityKey(Hmac hmac, byte[] key) {
    // An HMAC with the empty key would be an error of the JDK; no credential has an empty password.
    this.key = key.length == 0 ? new byte[1] : key;
    this.hmac = hmac;
  }

  /** RFC 8489 §9.1.1: the password itself, as ICE uses it. */
  public static IntegrityKey shortTerm(String password) {
    return new IntegrityKey(Hmac.SHA1, password.getBytes(StandardCharsets.UTF_8));
  }

  /** RFC 8489 §9.2.2 with MD5, which RFC 5389 had as the only one, and MESSAGE-INTEGRITY. */
  public static IntegrityKey longTerm(String username, String realm, String password) {
    return new IntegrityKey(Hmac.SHA1, digest("MD5", username, realm, password));
  }

  /** RFC 8489 §9.2.2 by the algorithm that was agreed on, with MESSAGE-INTEGRITY-SHA256. */
  public static IntegrityKey longTerm(
      String username, String realm, String password, PasswordAlgorithm algorithm) {
    String digest = algorithm.equals(PasswordAlgorithm.SHA256) ? "SHA-256" : "MD5";
    return new IntegrityKey(Hmac.SHA256, digest(digest, username, realm, password));
  }

  Hmac hmac() {
    return hmac;
  }

  Attribute seal(StunMessage message) {
    var mac = Bytes.of(mac(StunEncoder.encode(message, 4 + hmac.length())));
    return switch (hmac) {
      case SHA1 -> new Attribute.MessageIntegrity(mac);
      case SHA256 -> new Attribute.MessageIntegritySha256(mac);
    };
  }

  byte[] mac(byte[] covered) {
    try {
      var mac = Mac.getInstance(hmac.algorithm);
      mac.init(new SecretKeySpec(key, hmac.algorithm));
      return mac.doFinal(covered);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without " + hmac.algorithm, e);
    }
  }

  @Override
  public String toString() {
    return "IntegrityKey[" + hmac + "]";
  }

  private static byte[] digest(String algorithm, String username, String realm, String password) {
    try {
      return MessageDigest.getInstance(algorithm)
          .digest((username + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without " + algorithm, e);
    }
  }
}
