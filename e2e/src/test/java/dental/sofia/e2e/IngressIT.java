package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.options.Cookie;
import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.PracticePage;
import dental.sofia.e2e.harness.BrowserCall;
import dental.sofia.e2e.harness.CallersHost;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.IngressController;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.support.TestCertificates;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Page and signalling over HTTPS, through an ingress controller, as on the Internet. */
@EndToEnd
@TestMethodOrder(OrderAnnotation.class)
class IngressIT {

  private static final String HOST = "praxis.test";
  private static final String SECRET = "praxis-web";
  private static final double CALLERS_TONE = 700;

  /** A fault is found at the next round, ten seconds later. */
  private static final Duration NOTICED = Duration.ofSeconds(15);

  @TempDir static Path directory;
  @TempDir static Path certificates;
  private static CallersHost host;
  private static IngressController controller;
  private static TestCertificates certificate;
  private static Sofia praxis;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    assumeThat(sandbox.cluster().isLocalNode()).as("networks are within reach").isTrue();
    host = CallersHost.create(directory);
    controller = IngressController.at(sandbox.cluster().internalAddress(), directory);
    certificate = certificate(HOST);
    sandbox.createSecret(SECRET, secret(certificate));
    praxis =
        sandbox.create(
            """
            {host: %s, agent: {}, coturn: {host: "%s"}, checks: {interval: 10s},
             exposure: {ingress: {className: the-controllers, tlsSecretName: %s, port: %d}}}
            """
                .formatted(HOST, controller.address(), SECRET, controller.port()));
    var pending = praxis.awaitCondition("IngressServing", "False", "IngressPending");
    assertThat(pending.getMessage()).contains(HOST);
    controller.serve(praxis);
    praxis.awaitReady();
  }

  @AfterAll
  static void comeBack() {
    if (controller != null) {
      controller.close();
    }
    if (host != null) {
      host.close();
    }
  }

  @Test
  @Order(1)
  void sofiaIsHeardOnAPageThatTheBrowserTrusts() throws Exception {
    var status = praxis.get().getStatus();
    assertThat(status.page()).isEqualTo("https://" + HOST + ":" + controller.port());
    assertThat(status.url()).isEqualTo("wss://" + HOST + ":" + controller.port());
    try (var chromium = chromium()) {
      var page = BrowserCall.begin(chromium, praxis).page();
      page.awaitFigure("local-type", "relay");
      assertThat(page.figure("relayProtocol")).isEqualTo("tcp");
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  @Order(2)
  void staffsCookieTravelsOverHttpsOnly() throws Exception {
    try (var chromium = chromium()) {
      String staff = praxis.name() + "-staff";
      var page =
          PracticePage.open(chromium.window(), URI.create(praxis.get().getStatus().page() + "/"))
              .signedIn(
                  praxis.secret(staff, "username").orElseThrow(),
                  praxis.secret(staff, "password").orElseThrow());
      assertThat(page.window().context().cookies())
          .singleElement()
          .satisfies(
              (Cookie cookie) -> {
                assertThat(cookie.secure).isTrue();
                assertThat(cookie.httpOnly).isTrue();
              });
    }
  }

  @Test
  @Order(3)
  void aControllerThatIsDownIsReported() {
    controller.stop();
    awaitFault("IngressUnreachable", controller.address());
    controller.start();
    awaitWell();
  }

  @Test
  @Order(4)
  void aCertificateForAnotherHostIsReported() {
    write(certificate("other.test"));
    controller.serve(praxis);
    awaitFault("IngressCertificateWrong", HOST);
    write(certificate);
    controller.serve(praxis);
    awaitWell();
  }

  @Test
  @Order(5)
  void theIngressGoesAndThePortsComeBackWhenItIsNoLongerWanted() {
    praxis.change("{host: null, exposure: {ingress: null}}");
    praxis.awaitReady();
    assertThat(
            praxis
                .client()
                .resources(Ingress.class)
                .inNamespace(praxis.namespace())
                .list()
                .getItems())
        .isEmpty();
    assertThat(praxis.get().getStatus().url()).startsWith("ws://localhost:");
    assertThat(praxis.service(praxis.calendar()).getSpec().getType()).isEqualTo("NodePort");
    assertThat(praxis.condition("IngressServing")).isEmpty();
  }

  private static void awaitFault(String reason, String words) {
    var condition = praxis.awaitCondition("IngressServing", "False", reason, NOTICED);
    assertThat(condition.getMessage()).contains(words);
    praxis.awaitCondition("Ready", "False", reason, NOTICED);
  }

  private static void awaitWell() {
    praxis.awaitCondition("IngressServing", "True", "Passed", NOTICED);
    praxis.awaitReady();
  }

  /** It knows where the host is and has this certificate in its store; all else is as delivered. */
  private static Chromium chromium() throws Exception {
    byte[] key = certificate.chain().getFirst().getPublicKey().getEncoded();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
    return host.chromiumWith(
        CALLERS_TONE,
        "--host-resolver-rules=MAP " + HOST + " " + controller.address(),
        "--ignore-certificate-errors-spki-list=" + Base64.getEncoder().encodeToString(hash));
  }

  private static TestCertificates certificate(String name) {
    return TestCertificates.selfSigned(certificates, name, "-1d", 90, "EC secp256r1");
  }

  private static Map<String, String> secret(TestCertificates of) {
    return Map.of("tls.crt", of.chainPem(), "tls.key", of.keyPem(), "ca.crt", of.chainPem());
  }

  private static void write(TestCertificates other) {
    praxis
        .client()
        .secrets()
        .inNamespace(praxis.namespace())
        .withName(SECRET)
        .edit(now -> new SecretBuilder(now).addToStringData(secret(other)).build());
  }
}
