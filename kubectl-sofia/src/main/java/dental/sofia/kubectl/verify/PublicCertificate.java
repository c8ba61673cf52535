package dental.sofia.kubectl.verify;

import dental.sofia.kubectl.cluster.Seen;
import dental.sofia.operator.credentials.Certificate;
import dental.sofia.wire.net.Trust;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.cert.CertificateException;
import java.util.Base64;

/**
 * The public part of a TLS Secret: what coturn is to serve, and whom callers believe. The private
 * key is the operator's to look at.
 */
final class PublicCertificate {

  private PublicCertificate() {}

  static Seen<Certificate> of(Seen<Secret> seen) {
    return switch (seen) {
      case Seen.Hidden<Secret>(String message) -> new Seen.Hidden<>(message);
      case Seen.Readable<Secret>(Secret secret) -> read(secret);
    };
  }

  private static Seen<Certificate> read(Secret secret) {
    try {
      byte[] authority = bytes(secret, "ca.crt");
      return new Seen.Readable<>(
          new Certificate.Usable(
              Trust.certificates(bytes(secret, "tls.crt")),
              authority.length == 0 ? Trust.system() : Trust.pem(authority),
              // Only the operator, who started the pods, can tell which one they were started with.
              ""));
    } catch (CertificateException | IllegalArgumentException e) {
      return new Seen.Hidden<>(
          "Secret " + secret.getMetadata().getName() + " holds no certificate that can be read");
    }
  }

  private static byte[] bytes(Secret secret, String key) {
    return Base64.getDecoder().decode(secret.getData().getOrDefault(key, ""));
  }
}
