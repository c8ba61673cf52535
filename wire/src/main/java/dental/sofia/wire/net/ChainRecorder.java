package dental.sofia.wire.net;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Remembers the chain that a server showed and then lets the real trust manager judge it, so that
 * the chain can be looked at above all when it was refused.
 */
final class ChainRecorder extends X509ExtendedTrustManager {
  private final Trust trust;
  private volatile List<X509Certificate> chain = List.of();

  ChainRecorder(Trust trust) {
    this.trust = trust;
  }

  /** Leaf first; empty as long as nothing was served. */
  List<X509Certificate> chain() {
    return chain;
  }

  /** A context per connection: a resumed session would not show the certificate of today. */
  SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without TLS", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] served, String authType, Socket socket)
      throws CertificateException {
    chain = List.copyOf(Arrays.asList(served));
    switch (trust) {
      case Trust.Anybody anybody -> {}
      case Trust.System system -> SystemTrust.MANAGER.checkServerTrusted(served, authType, socket);
      case Trust.Authorities authorities -> {
        // The JDK does not look at the dates of a certificate that is itself among the authorities,
        // and that is what a self-signed one is.
        served[0].checkValidity();
        manager(keyStore(authorities.certificates())).checkServerTrusted(served, authType, socket);
      }
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] served, String authType)
      throws CertificateException {
    throw new CertificateException("judged only together with a socket: the host name matters");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] served, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(served, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] served, String authType)
      throws CertificateException {
    throw new CertificateException("clients are not judged here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] served, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(served, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] served, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(served, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static KeyStore keyStore(List<X509Certificate> authorities) throws CertificateException {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority-" + i, authorities.get(i));
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException("the authorities can't be used", e);
    }
  }

  /** The key store null means the JDK's own authorities. */
  private static X509ExtendedTrustManager manager(KeyStore store) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without certificate validation", e);
    }
  }

  /** Read once: the JDK's authorities are a file of two hundred kilobytes. */
  private static final class SystemTrust {
    static final X509ExtendedTrustManager MANAGER = manager(null);
  }
}
