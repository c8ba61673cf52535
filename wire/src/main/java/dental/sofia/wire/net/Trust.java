package dental.sofia.wire.net;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Whose certificates are believed. */
public sealed interface Trust {

  /** The authorities that the JDK comes with. */
  record System() implements Trust {}

  /** These authorities and no other, for instance a private one. */
  record Authorities(List<X509Certificate> certificates) implements Trust {
    public Authorities {
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * Anybody's, whatever the name: only to read which certificate is served, or to ask beyond a
   * certificate that is known to be bad.
   */
  record Anybody() implements Trust {}

  static Trust system() {
    return new System();
  }

  static Trust anybody() {
    return new Anybody();
  }

  /** The authorities of a PEM file such as {@code ca.crt} of a TLS Secret. */
  static Trust pem(byte[] pem) throws CertificateException {
    return new Authorities(certificates(pem));
  }

  /**
   * The certificates of a PEM file, in its order.
   *
   * @throws CertificateException if there is none, or one that can't be read
   */
  static List<X509Certificate> certificates(byte[] pem) throws CertificateException {
    var found =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (found.isEmpty()) {
      throw new CertificateException("no certificate in the PEM data");
    }
    return found.stream().map(X509Certificate.class::cast).toList();
  }
}
