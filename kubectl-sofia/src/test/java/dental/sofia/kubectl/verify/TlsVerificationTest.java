package dental.sofia.kubectl.verify;

import static dental.sofia.kubectl.verify.Verified.row;
import static dental.sofia.kubectl.verify.Verified.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.kubectl.support.FakeLiveKit;
import dental.sofia.kubectl.support.Praxis;
import dental.sofia.kubectl.verify.Row.Result;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.wire.support.Coturn;
import dental.sofia.wire.support.TcpServer;
import dental.sofia.wire.support.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TURN over TLS, by a real coturn. */
class TlsVerificationTest {

  @TempDir static Path directory;

  private final FakeLiveKit livekit = new FakeLiveKit(Praxis.KEY);

  @BeforeAll
  static void findCoturn() {
    Assumptions.assumeTrue(Coturn.binary().isPresent(), "coturn is not installed");
  }

  @AfterEach
  void stop() {
    livekit.close();
  }

  @Test
  void asksTheRelayOverTlsTooWhereThereIsACertificate() throws Exception {
    Report report = verifyOverTls("127.0.0.1");
    assertThat(row(report, "CertificateValid").message()).contains("good for 127.0.0.1");
    assertThat(report.result()).as(report.toString()).isEqualTo(Result.PASSED);
  }

  @Test
  void failsWhereTheCertificateIsForAnotherHost() throws Exception {
    assertThat(row(verifyOverTls("turn.test"), "CertificateValid").reason())
        .contains("CertificateHostMismatch");
  }

  private Report verifyOverTls(String certified) throws Exception {
    var certificate = TestCertificates.selfSigned(directory, certified, "-1d", 90, "EC secp256r1");
    Path chain = Files.writeString(directory.resolve("chain.pem"), certificate.chainPem());
    Path key = Files.writeString(directory.resolve("key.pem"), certificate.keyPem());
    int port = TcpServer.unusedPort();
    var lines = new ArrayList<>(List.of(RelayVerificationTest.CLOSED));
    lines.addAll(List.of("tls-listening-port=" + port, "cert=" + chain, "pkey=" + key, "no-dtls"));
    try (var relay = Coturn.start(directory, lines.toArray(String[]::new))) {
      livekit.relayingThrough(
          Praxis.TURN_SECRET,
          "turn:127.0.0.1:" + relay.port() + "?transport=tcp",
          "turns:127.0.0.1:" + port + "?transport=tcp");
      String spec =
          "{host: 127.0.0.1, tls: {secretName: tls}, exposure: {nodePorts: {livekit: %d, turn: %d, turnTls: %d}}}";
      return verify(
          new Praxis(spec.formatted(livekit.port(), relay.port(), port))
              .pod(ComponentName.LIVEKIT, livekit.podIp())
              .pod(ComponentName.TURN, "127.0.0.1")
              .secret(
                  "tls",
                  Map.of("tls.crt", certificate.chainPem(), "ca.crt", certificate.chainPem())));
    }
  }
}
