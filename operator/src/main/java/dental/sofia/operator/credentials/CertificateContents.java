package dental.sofia.operator.credentials;

import dental.sofia.operator.credentials.Certificate.Usable;
import dental.sofia.wire.net.Trust;
import io.fabric8.kubernetes.api.model.Secret;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;

/**
 * Reads a certificate out of a Secret of type {@code kubernetes.io/tls}. Nothing of the key is kept
 * but a fingerprint.
 */
public final class CertificateContents {

  static final String CERTIFICATE = "tls.crt";
  static final String KEY = "tls.key";
  static final String AUTHORITY = "ca.crt";

  private CertificateContents() {}

  /** What is wrong with a Secret, and what to write instead. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String advice) {
      super(advice);
    }
  }

  /**
   * @throws Unusable if it is not a certificate with its private key
   */
  public static Usable read(Secret secret) throws Unusable {
    byte[] certificate = bytes(secret, CERTIFICATE, "the certificate chain in PEM, leaf first");
    byte[] key = bytes(secret, KEY, "the certificate's private key in PEM");
    List<X509Certificate> chain = chain(secret, certificate);
    if (!belongTogether(chain.getFirst(), privateKey(secret, certificate, key))) {
      throw new Unusable(
          "key "
              + KEY
              + " of Secret "
              + name(secret)
              + " is not the private key of the first certificate in "
              + CERTIFICATE
              + ": write the two that belong together");
    }
    return new Usable(chain, trust(secret), fingerprint(certificate, key));
  }

  private static byte[] bytes(Secret secret, String key, String wanted) throws Unusable {
    String encoded = data(secret).get(key);
    if (encoded == null || encoded.isBlank()) {
      throw new Unusable("Secret " + name(secret) + " has no key " + key + ": add " + wanted);
    }
    // The API server takes nothing but Base64 here.
    return Base64.getDecoder().decode(encoded);
  }

  private static List<X509Certificate> chain(Secret secret, byte[] pem) throws Unusable {
    try {
      return Trust.certificates(pem);
    } catch (CertificateException e) {
      throw new Unusable(
          "key "
              + CERTIFICATE
              + " of Secret "
              + name(secret)
              + " can't be read: write the certificate chain in PEM, leaf first");
    }
  }

  /** Vert.x reads all three forms that are about: PKCS #8, PKCS #1 and SEC 1. */
  private static PrivateKey privateKey(Secret secret, byte[] certificate, byte[] key)
      throws Unusable {
    try {
      var managers =
          new PemKeyCertOptions()
              .setCertValue(Buffer.buffer(certificate))
              .setKeyValue(Buffer.buffer(key))
              .getKeyManagerFactory(null)
              .getKeyManagers();
      return Arrays.stream(managers)
          .filter(X509KeyManager.class::isInstance)
          .map(X509KeyManager.class::cast)
          .flatMap(CertificateContents::keys)
          .findFirst()
          .orElseThrow();
      // Whatever a library says of somebody's bytes, nothing of it may be quoted: it could be the
      // key.
    } catch (Exception e) {
      throw new Unusable(
          "key "
              + KEY
              + " of Secret "
              + name(secret)
              + " can't be used: write the certificate's own private key, in PEM and without a"
              + " passphrase");
    }
  }

  private static Stream<PrivateKey> keys(X509KeyManager manager) {
    return Stream.of("RSA", "EC", "EdDSA")
        .flatMap(type -> Stream.ofNullable(manager.getServerAliases(type, null)))
        .flatMap(Arrays::stream)
        .map(manager::getPrivateKey);
  }

  private static boolean belongTogether(X509Certificate leaf, PrivateKey key) {
    try {
      String algorithm =
          switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
          };
      byte[] anything = {1, 2, 3, 4};
      var signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(anything);
      byte[] signature = signer.sign();
      var verifier = Signature.getInstance(algorithm);
      verifier.initVerify(leaf.getPublicKey());
      verifier.update(anything);
      return verifier.verify(signature);
    } catch (SignatureException | java.security.InvalidKeyException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without " + key.getAlgorithm(), e);
    }
  }

  /** cert-manager leaves the authority empty where it does not know one. */
  private static Trust trust(Secret secret) throws Unusable {
    String authority = data(secret).get(AUTHORITY);
    if (authority == null || authority.isBlank()) {
      return Trust.system();
    }
    try {
      return Trust.pem(Base64.getDecoder().decode(authority));
    } catch (CertificateException e) {
      throw new Unusable(
          "key "
              + AUTHORITY
              + " of Secret "
              + name(secret)
              + " can't be read: write the authority's certificate in PEM, or remove the key");
    }
  }

  private static String fingerprint(byte[] certificate, byte[] key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(certificate);
      digest.update(key);
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Map<String, String> data(Secret secret) {
    return secret.getData() == null ? Map.of() : secret.getData();
  }

  private static String name(Secret secret) {
    return secret.getMetadata().getName();
  }
}
