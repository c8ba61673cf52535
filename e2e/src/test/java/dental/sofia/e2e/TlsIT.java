package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.Caller;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.Deadline;
import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.support.TestCertificates;
import dental.sofia.wire.turn.Allocated;
import dental.sofia.wire.turn.TurnClient;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TURN over TLS, with a certificate of the user's. */
@EndToEnd
class TlsIT {

  private static final String HOST = "turn.test";
  private static final String SPEC = "{tls: {secretName: praxis-tls}, coturn: {host: turn.test}}";

  /** A change of a Secret is watched; a proof takes a moment. */
  private static final Duration AT_ONCE = Duration.ofSeconds(15);

  @TempDir Path directory;

  @Test
  void aCallerIsToldOfTurnOverTlsAndGetsItWithTheCertificateOfTheSecret(Sandbox sandbox) {
    var certificate = certificate(HOST, 90);
    sandbox.createSecret("praxis-tls", secret(certificate, certificate));
    Sofia praxis = sandbox.create(SPEC).awaitReady();
    praxis.awaitCondition("CertificateValid", "True", "Passed");
    try (var session = Caller.join(praxis)) {
      assertThat(session.iceServers())
          .extracting(server -> server.url().replace("%3F", "?"))
          .containsExactly(
              "turn:turn.test:" + port(praxis, "turn") + "?transport=tcp",
              "turns:turn.test:" + port(praxis, "turn-tls") + "?transport=tcp");
      try (var turn = turn(praxis, trust(certificate))) {
        assertThat(turn.allocate(session.iceServers().getLast().credentials()))
            .isInstanceOf(Allocated.class);
      }
    }
  }

  @Test
  void aRenewedCertificateIsServedWithoutAnybodysHelp(Sandbox sandbox) {
    var first = certificate(HOST, 90);
    sandbox.createSecret("praxis-tls", secret(first, first));
    Sofia praxis = sandbox.create(SPEC).awaitReady();
    awaitServed(praxis, first);
    var before = praxis.names("turn");

    var second = certificate(HOST, 80);
    write(praxis, secret(second, second));

    praxis.awaitOtherPods("turn", before);
    awaitServed(praxis, second);
  }

  private static void awaitServed(Sofia praxis, TestCertificates certificate) {
    await("the certificate is served")
        .atMost(AT_ONCE)
        .untilAsserted(() -> assertThat(served(praxis)).isEqualTo(certificate.chain()));
  }

  @Test
  void aKeyOfAnotherCertificateIsReportedAndHarmsNothingThatRuns(Sandbox sandbox) {
    var good = certificate(HOST, 90);
    sandbox.createSecret("praxis-tls", secret(good, good));
    Sofia praxis = sandbox.create(SPEC).awaitReady();
    var pods = praxis.podIdentities();

    write(praxis, secret(good, certificate(HOST, 90)));

    var condition =
        praxis.awaitCondition("CertificateValid", "False", "CertificateUnusable", AT_ONCE);
    assertThat(condition.getMessage()).contains("tls.key", "praxis-tls", "belong together");
    praxis.awaitCondition("Ready", "False", "CertificateUnusable", AT_ONCE);
    assertThat(praxis.podIdentities()).isEqualTo(pods);

    write(praxis, secret(good, good));
    praxis.awaitCondition("CertificateValid", "True", "Passed", AT_ONCE);
    assertThat(praxis.podIdentities()).isEqualTo(pods);
  }

  @Test
  void aCertificateForAnotherNameIsReportedWithBothNames(Sandbox sandbox) {
    var other = certificate("other.test", 90);
    sandbox.createSecret("praxis-tls", secret(other, other));
    Sofia praxis = sandbox.create(SPEC);
    var condition = praxis.awaitCondition("CertificateValid", "False", "CertificateHostMismatch");
    assertThat(condition.getMessage()).contains(HOST);
    praxis.awaitCondition("TurnCredentialsValid", "True", "Passed");
  }

  @Test
  void aSecretThatIsMissingIsNamedAndIsSeenAsSoonAsItIsThere(Sandbox sandbox) {
    Sofia praxis = sandbox.create(SPEC);
    var condition = praxis.awaitCondition("SpecAccepted", "False", "SecretUnusable");
    assertThat(condition.getMessage()).contains("tls.secretName", "praxis-tls");
    var certificate = certificate(HOST, 90);
    sandbox.createSecret("praxis-tls", secret(certificate, certificate));
    praxis.awaitReady();
  }

  private TestCertificates certificate(String host, int days) {
    return TestCertificates.selfSigned(directory, host, "-1d", days, "EC secp256r1");
  }

  /** Its own authority, too. */
  private static Map<String, String> secret(TestCertificates certificate, TestCertificates key) {
    return Map.of(
        "tls.crt", certificate.chainPem(),
        "tls.key", key.keyPem(),
        "ca.crt", certificate.chainPem());
  }

  private static void write(Sofia praxis, Map<String, String> values) {
    praxis
        .client()
        .secrets()
        .inNamespace(praxis.namespace())
        .withName("praxis-tls")
        .edit(secret -> new SecretBuilder(secret).addToStringData(values).build());
  }

  private static Trust trust(TestCertificates certificate) {
    return new Trust.Authorities(List.of(certificate.chain().getFirst()));
  }

  /** Leaf first; empty where nobody answers. */
  private static List<X509Certificate> served(Sofia praxis) {
    try (var turn = turn(praxis, Trust.anybody())) {
      turn.binding();
      return turn.servedChain();
    }
  }

  private static TurnClient turn(Sofia praxis, Trust trust) {
    var endpoint =
        new Endpoint.Tls(praxis.cluster().nodeAddress(), port(praxis, "turn-tls"), HOST, trust);
    return TurnClient.to(endpoint, Deadline.after(Duration.ofSeconds(5)));
  }

  private static int port(Sofia praxis, String name) {
    return praxis.nodePort(praxis.turn(), name);
  }
}
