package dental.sofia.operator.credentials;

import dental.sofia.wire.net.Trust;
import java.security.cert.X509Certificate;
import java.util.List;

/** What the Secret of {@code spec.tls} holds. */
public sealed interface Certificate {

  /** The annotation by which a pod tells which certificate it was started with. */
  String ANNOTATION = "sofia.dental/certificate";

  /**
   * A fingerprint of the certificate that pods are to be started with. Never that of an unusable
   * one: what runs keeps the one that it has.
   */
  String version();

  /**
   * @param chain leaf first
   * @param trust whom callers believe: the authority that the Secret names, or the public ones
   * @param version fingerprint of certificate and key
   */
  record Usable(List<X509Certificate> chain, Trust trust, String version) implements Certificate {
    public Usable {
      chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
      return chain.getFirst();
    }
  }

  /**
   * @param advice what is wrong with it and what to write instead
   * @param version fingerprint of the certificate that runs
   */
  record Unusable(String advice, String version) implements Certificate {}
}
