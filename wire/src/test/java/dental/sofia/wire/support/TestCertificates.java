package dental.sofia.wire.support;

import dental.sofia.wire.net.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys and certificates made by the JDK's keytool, for the name turn.test and for 127.0.0.1. */
public final class TestCertificates {
  public static final String HOST = "turn.test";
  private static final String PASSWORD = "changeit";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final KeyStore store;
  private final String alias;

  private TestCertificates(KeyStore store, String alias) {
    this.store = store;
    this.alias = alias;
  }

  /** By an authority of its own, valid since yesterday. */
  public static TestCertificates valid(Path directory) {
    Path file = directory.resolve("valid.p12");
    keytool(file, "-genkeypair", "-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c");
    keytool(file, "-genkeypair", "-alias", "server", "-dname", "CN=" + HOST);
    Path request = directory.resolve("server.csr");
    Path certificate = directory.resolve("server.crt");
    keytool(file, "-certreq", "-alias", "server", "-file", request.toString());
    keytool(
        file,
        "-gencert",
        "-alias",
        "ca",
        "-infile",
        request.toString(),
        "-outfile",
        certificate.toString(),
        "-ext",
        "san=dns:" + HOST + ",ip:127.0.0.1");
    keytool(file, "-importcert", "-alias", "server", "-file", certificate.toString());
    return new TestCertificates(load(file), "server");
  }

  /** Signed by itself; ended yesterday. */
  public static TestCertificates expired(Path directory) {
    Path file = directory.resolve("expired.p12");
    keytool(
        file,
        "-genkeypair",
        "-alias",
        "server",
        "-dname",
        "CN=" + HOST,
        "-startdate",
        "-10d",
        "-validity",
        "9",
        "-ext",
        "san=dns:" + HOST + ",ip:127.0.0.1");
    return new TestCertificates(load(file), "server");
  }

  /**
   * Signed by itself, and valid.
   *
   * @param host the one DNS name or IPv4 address that it is for
   * @param begin as keytool wants it, like -10d
   * @param days from there on
   * @param key algorithm and size or curve, as in {@code RSA 2048} or {@code EC secp256r1}
   */
  public static TestCertificates selfSigned(
      Path directory, String host, String begin, int days, String key) {
    Path file = directory.resolve("self-signed-" + COUNT.incrementAndGet() + ".p12");
    String[] kind = key.split(" ");
    keytool(
        file,
        "-genkeypair",
        "-keyalg",
        kind[0],
        kind[0].equals("RSA") ? "-keysize" : "-groupname",
        kind[1],
        "-alias",
        "server",
        "-dname",
        "CN=" + host,
        "-startdate",
        begin,
        "-validity",
        String.valueOf(days),
        "-ext",
        (host.matches("[0-9.]+") ? "san=ip:" : "san=dns:") + host);
    return new TestCertificates(load(file), "server");
  }

  public SSLContext serverContext() {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<X509Certificate> chain() {
    try {
      return Arrays.stream(store.getCertificateChain(alias))
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whoever trusts this trusts the server. */
  public Trust trust() {
    return new Trust.Authorities(List.of(chain().getLast()));
  }

  public String chainPem() {
    var pem = new StringBuilder();
    for (X509Certificate certificate : chain()) {
      try {
        pem.append(pem("CERTIFICATE", certificate.getEncoded()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
    return pem.toString();
  }

  public String keyPem() {
    try {
      return pem("PRIVATE KEY", store.getKey(alias, PASSWORD.toCharArray()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String what, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
  }

  private static KeyStore load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store, String action, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(action, "-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD, "-noprompt"));
    if (action.equals("-genkeypair") && !List.of(arguments).contains("-keyalg")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    }
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(action + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
