package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Plugin;
import dental.sofia.e2e.harness.Plugin.Line;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.support.TestCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EndToEnd
class VerifyIT {

  private static Sofia relay;
  private static Sofia direct;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    relay = sandbox.create("relay", "");
    direct = sandbox.create("direct", "transport: {mode: Direct}");
    relay.awaitReady();
    direct.awaitReady();
  }

  @Test
  void everythingPassesFromOutsideInModeRelay() {
    var verdict = Plugin.verify(relay);
    assertThat(verdict.lines())
        .allSatisfy(line -> assertThat(line.result()).as(line.toString()).isEqualTo("Passed"));
    assertThat(verdict.lines())
        .extracting(Line::check)
        .contains("Ready", "LiveKitHealthy", "TurnCredentialsValid", "MediaPathVerified");
    assertThat(verdict.document()).containsEntry("result", "Passed").containsEntry("name", "relay");
    assertThat(verdict.code()).isZero();
  }

  @Test
  void everythingPassesFromOutsideInModeDirect() {
    var verdict = Plugin.verify(direct);
    assertThat(verdict.lines())
        .allSatisfy(line -> assertThat(line.result()).as(line.toString()).isEqualTo("Passed"));
    assertThat(verdict.lines())
        .extracting(Line::check)
        .contains("IceTcpOnly", "MediaPathVerified")
        .noneMatch(check -> check.startsWith("Turn"));
    assertThat(verdict.code()).isZero();
  }

  @Test
  void turnOverTlsIsAskedForTooAndBelievedForWhomTheSecretNames(
      Sandbox sandbox, @TempDir Path directory) {
    String host = sandbox.cluster().nodeAddress();
    var certificate = TestCertificates.selfSigned(directory, host, "-1d", 90, "EC secp256r1");
    sandbox.createSecret(
        "secure-tls",
        Map.of(
            "tls.crt", certificate.chainPem(),
            "tls.key", certificate.keyPem(),
            "ca.crt", certificate.chainPem()));
    String spec = "{tls: {secretName: secure-tls}, coturn: {host: %s}}".formatted(host);
    Sofia secure = sandbox.create("secure", spec).awaitReady();
    var verdict = Plugin.verify(secure);
    assertThat(verdict.line("CertificateValid").message()).contains("good for " + host);
    assertThat(verdict.code()).as(verdict.lines().toString()).isZero();
  }

  @Test
  void kubectlPrintsATableAndNoKey() {
    var result = Plugin.table(relay);
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("FROM      CHECK", " 0 failed, 0 unknown")
        .doesNotContain(relay.secret("relay-livekit-api-key", "apiSecret").orElseThrow())
        .doesNotContain(relay.secret("relay-turn-secret", "secret").orElseThrow());
  }

  /** Nobody inside the cluster can see it: there all is well. */
  @Test
  void aNameWithoutAnAddressFailsFromOutsideAlthoughTheOperatorFindsAllWell(Sandbox sandbox) {
    Sofia nowhere = sandbox.create("nowhere", "host: sofia.invalid").awaitReady();
    var verdict = Plugin.verify(nowhere);
    assertThat(verdict.lines().getFirst())
        .isEqualTo(
            new Line(
                "operator", "Ready", "Passed", "", nowhere.condition("Ready").get().getMessage()));
    assertThat(verdict.line("AddressResolves").reason()).isEqualTo("HostUnknown");
    assertThat(verdict.line("MediaPathVerified").result()).isEqualTo("Unknown");
    assertThat(verdict.code()).isOne();
  }

  @Test
  void aRelayThatCallersCanNotReachFailsWithTheReasonAndTheAddress(Sandbox sandbox) {
    // RFC 5737: an address that nobody has.
    Sofia unreachable = sandbox.create("unreachable", "coturn: {host: 192.0.2.77}").awaitReady();
    var verdict = Plugin.verify(unreachable);
    assertThat(verdict.line("TurnCredentialsValid").reason()).isEqualTo("TurnSilent");
    assertThat(verdict.line("TurnCredentialsValid").message()).contains("192.0.2.77");
    assertThat(verdict.line("LiveKitHealthy").result()).isEqualTo("Passed");
    assertThat(verdict.code()).isOne();
  }

  @Test
  void aTurnPortThatLeadsToAnotherDeploymentsRelayFails(Sandbox sandbox) {
    Sofia mistaken = sandbox.create("mistaken", "").awaitReady();
    // Suspended, so that the operator does not put it right at once.
    mistaken.change("suspend: true");
    mistaken.awaitCondition("Ready", "Unknown", "Suspended");
    mistaken
        .client()
        .services()
        .inNamespace(mistaken.namespace())
        .withName(mistaken.turn())
        .edit(
            service -> {
              service.getSpec().getSelector().putAll(Map.of("app.kubernetes.io/instance", "relay"));
              return service;
            });
    await("the port leads elsewhere")
        .pollInterval(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              var verdict = Plugin.verify(mistaken);
              assertThat(verdict.line("TurnCredentialsValid").reason())
                  .isEqualTo("TurnCredentialsRejected");
              assertThat(verdict.code()).isOne();
            });
  }

  @Test
  void anAddressInsideTheClusterCanNotBeJudgedFromOutside(Sandbox sandbox) {
    Sofia inner = sandbox.create("inner", "exposure: {type: ClusterIP}").awaitReady();
    var result = Plugin.table(inner);
    assertThat(result.code()).as(result.output()).isEqualTo(2);
    assertThat(result.output())
        .contains("ClusterNameUnknown", "inner-livekit." + inner.namespace() + ".svc")
        .contains("run it in a pod of the cluster");
  }

  @Test
  void whoMayReadNoSecretIsToldWhichRightIsMissing() {
    Path kubeconfig =
        Plugin.kubeconfigOf(
            relay, "reader", "get", "sofiadeployments.sofia.dental", "list", "pods");
    var verdict = Plugin.verify(relay, "--kubeconfig", kubeconfig.toString());
    assertThat(verdict.line("LiveKitHealthy").reason()).isEqualTo("Unreadable");
    assertThat(verdict.line("LiveKitHealthy").message())
        .contains("lacks the right to get secrets/relay-livekit-api-key");
    assertThat(verdict.line("UdpSilent").result()).isEqualTo("Passed");
    assertThat(verdict.code()).isEqualTo(2);
  }

  @Test
  void aDeploymentThatIsNotThereCanNotBeJudged(Sandbox sandbox) {
    var result = Plugin.table(sandbox.sofia("nobody"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.output()).contains("there is no SofiaDeployment nobody in namespace ");
  }
}
