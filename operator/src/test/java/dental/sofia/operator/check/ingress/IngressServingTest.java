package dental.sofia.operator.check.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.check.CheckRunner;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.check.Reason;
import dental.sofia.operator.check.Vantage;
import dental.sofia.operator.check.Workload;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.support.Models;
import dental.sofia.operator.support.Workloads;
import dental.sofia.wire.support.TcpServer;
import dental.sofia.wire.support.TestCertificates;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asked of a server that really speaks TLS and answers like a controller that leads somewhere. */
class IngressServingTest {

  private static final String HOST = "sofia.test";
  private static final String KEY = "EC secp256r1";
  private static final String YES = "200 OK";
  private static final Workload ONE_POD =
      new Workload(
          Optional.empty(),
          Optional.empty(),
          List.of(Workloads.pod("{podIP: 127.0.0.1, conditions: [{type: Ready, status: 'True'}]}")),
          Map.of());
  private static final Map<ComponentName, Workload> RUNNING =
      Map.of(ComponentName.LIVEKIT, ONE_POD, ComponentName.CALENDAR, ONE_POD);

  @TempDir static Path directory;

  private static TestCertificates good;

  @BeforeAll
  static void makeAGoodOne() {
    good = TestCertificates.selfSigned(directory, HOST, "-1d", 90, KEY);
  }

  @Test
  void passesWhereTheControllerLeadsToBothParts() {
    assertThat(asked(good, new Deployed())).isInstanceOf(Passed.class);
  }

  @Test
  void waitsForAControllerThatTakesTheIngress() {
    assertFailed(
        run("nowhere.invalid", 443, Optional.empty(), RUNNING),
        IngressServing.INGRESS_PENDING,
        "nowhere.invalid has none");
  }

  @Test
  void findsAControllerThatPublishesNoAddressByTheHostsName() {
    var outcome = run("localhost", TcpServer.unusedPort(), Optional.empty(), RUNNING);
    assertFailed(outcome, IngressServing.INGRESS_UNREACHABLE, "127.0.0.1");
  }

  @Test
  void saysWhereNobodyTakesConnectionsAndWhatToDoIfPodsNeverReachIt() {
    assertFailed(
        run(HOST, TcpServer.unusedPort(), Optional.of("127.0.0.1"), RUNNING),
        IngressServing.INGRESS_UNREACHABLE,
        "reachableFromPods: false");
  }

  @Test
  void namesTheDayOnWhichTheCertificateEnded() {
    assertFailed(
        asked(TestCertificates.selfSigned(directory, HOST, "-10d", 9, KEY), new Deployed()),
        IngressServing.INGRESS_CERTIFICATE_WRONG,
        "ended at");
  }

  @Test
  void seesTheControllersOwnCertificateWhereTheSecretIsMissing() {
    assertFailed(
        asked(TestCertificates.selfSigned(directory, "fake", "-1d", 90, KEY), new Deployed()),
        IngressServing.INGRESS_CERTIFICATE_WRONG,
        "not for " + HOST);
  }

  @Test
  void isNotContentWithSomebodyWhoSaysYesToEverything() {
    assertFailed(
        asked(good, path -> YES + "\r\n\r\nwelcome"),
        IngressServing.INGRESS_MISROUTED,
        "forged token");
  }

  @Test
  void noticesThatTheHostLeadsElsewhere() {
    assertFailed(
        asked(good, path -> "404 Not Found\r\n\r\ndefault backend"),
        IngressServing.INGRESS_MISROUTED,
        "that is not LiveKit");
  }

  @Test
  void noticesThatThePageIsSomebodyElses() {
    var livekit = new Deployed();
    assertFailed(
        asked(good, path -> path.startsWith("/rtc") ? livekit.apply(path) : YES + "\r\n\r\n"),
        IngressServing.INGRESS_MISROUTED,
        "that is not the calendar");
  }

  @Test
  void blamesNobodyWhileThereAreNoPods() {
    var outcome = asked(good, path -> "503 Service Unavailable\r\n\r\n", Map.of());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown -> assertThat(unknown.reason()).isEqualTo(Outcomes.NO_READY_PODS));
  }

  @Test
  void doesNotAskWhereThePodsNeverReachTheController() {
    var model =
        Models.withSpec("{host: sofia.test, exposure: {ingress: {reachableFromPods: false}}}");
    var facts =
        new Facts(model, Models.credentials(model), RUNNING, Optional.empty(), Vantage.INSIDE);
    assertThat(new IngressServing().appliesTo(facts)).isFalse();
  }

  /** LiveKit is always shown a good token first, and then a forged one. */
  private static final class Deployed implements UnaryOperator<String> {
    private int validated;

    @Override
    public String apply(String path) {
      if (path.startsWith("/rtc/validate")) {
        return validated++ % 2 == 0 ? YES + "\r\n\r\nsuccess" : "401 Unauthorized\r\n\r\n";
      }
      return YES + "\r\n\r\n{\"service\":\"dental-calendar\"}";
    }
  }

  private static Outcome asked(TestCertificates certificates, UnaryOperator<String> answers) {
    return asked(certificates, answers, RUNNING);
  }

  private static Outcome asked(
      TestCertificates certificates,
      UnaryOperator<String> answers,
      Map<ComponentName, Workload> workloads) {
    try (var controller =
        TcpServer.tls(
            certificates.serverContext(),
            client -> {
              var in =
                  new BufferedReader(
                      new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
              String path = in.readLine().split(" ")[1];
              String answer = "HTTP/1.1 " + answers.apply(path);
              client
                  .getOutputStream()
                  .write(
                      answer
                          .replaceFirst("\r\n", "\r\nConnection: close\r\n")
                          .getBytes(StandardCharsets.US_ASCII));
            })) {
      return run(HOST, controller.port(), Optional.of(controller.host()), workloads);
    }
  }

  private static Outcome run(
      String host, int port, Optional<String> published, Map<ComponentName, Workload> workloads) {
    var model =
        Models.withSpec("{host: %s, exposure: {ingress: {port: %d}}}".formatted(host, port));
    var ingress =
        published.map(
            ip ->
                new IngressBuilder()
                    .withNewStatus()
                    .withNewLoadBalancer()
                    .addNewIngress()
                    .withIp(ip)
                    .endIngress()
                    .endLoadBalancer()
                    .endStatus()
                    .build());
    var facts = new Facts(model, Models.credentials(model), workloads, ingress, Vantage.INSIDE);
    return new CheckRunner(List.of(new IngressServing()), Clock.systemUTC())
        .run(facts)
        .getFirst()
        .outcome();
  }

  private static void assertFailed(Outcome outcome, Reason reason, String words) {
    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).reason()).isEqualTo(reason);
    assertThat(outcome.message()).contains(words);
  }
}
