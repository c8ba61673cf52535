package dental.sofia.kubectl.verify;

import static dental.sofia.kubectl.verify.Verified.row;
import static dental.sofia.kubectl.verify.Verified.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.kubectl.support.FakeLiveKit;
import dental.sofia.kubectl.support.Praxis;
import dental.sofia.kubectl.verify.Row.Result;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.wire.support.TcpServer;
import dental.sofia.wire.support.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signalling over HTTPS, behind something that ends TLS as an ingress controller does. */
class IngressVerificationTest {

  private static final String HOST = "localhost";

  @TempDir static Path directory;

  private final FakeLiveKit livekit = new FakeLiveKit(Praxis.KEY).direct();

  @AfterEach
  void stop() {
    livekit.close();
  }

  @Test
  void asksOverHttpsAndBelievesTheAuthorityOfTheSecret() {
    var certificate = certificate(HOST);
    var row = livekitHealthy(certificate, certificate);
    assertThat(row.result()).as(row.toString()).isEqualTo(Result.PASSED);
  }

  @Test
  void failsWhereTheCertificateIsForAnotherHost() {
    var other = certificate("other.test");
    assertThat(livekitHealthy(other, other).result()).isEqualTo(Result.FAILED);
  }

  @Test
  void failsWhereTheCertificateIsNotOfTheSecretsAuthority() {
    assertThat(livekitHealthy(certificate(HOST), certificate(HOST)).result())
        .isEqualTo(Result.FAILED);
  }

  private Row livekitHealthy(TestCertificates served, TestCertificates authority) {
    try (var controller = TcpServer.tls(served.serverContext(), this::passOn)) {
      String spec =
          """
          {host: %s, transport: {mode: Direct, direct: {port: %d}}, calendar: {enabled: false},
           exposure: {ingress: {tlsSecretName: web, port: %d}}}
          """;
      var praxis =
          new Praxis(spec.formatted(HOST, livekit.mediaPort(), controller.port()))
              .pod(ComponentName.LIVEKIT, livekit.podIp())
              .secret(
                  "web", Map.of("tls.crt", authority.chainPem(), "ca.crt", authority.chainPem()));
      return row(verify(praxis), "LiveKitHealthy");
    }
  }

  private void passOn(Socket client) throws IOException, InterruptedException {
    try (var server = new Socket(InetAddress.getLoopbackAddress(), livekit.port())) {
      var up =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      client.getInputStream().transferTo(server.getOutputStream());
                    } catch (IOException e) {
                      // Either side has had enough.
                    }
                  });
      server.getInputStream().transferTo(client.getOutputStream());
      client.close();
      up.join();
    }
  }

  private static TestCertificates certificate(String host) {
    return TestCertificates.selfSigned(directory, host, "-1d", 90, "EC secp256r1");
  }
}
