package dental.sofia.operator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.agent.AgentReady;
import dental.sofia.operator.check.calendar.CalendarHealthy;
import dental.sofia.operator.check.clock.ClockInSync;
import dental.sofia.operator.check.ice.ConnectsPromptly;
import dental.sofia.operator.check.ice.IceTcpOnly;
import dental.sofia.operator.check.ice.MediaPathVerified;
import dental.sofia.operator.check.livekit.LiveKitHealthy;
import dental.sofia.operator.check.turn.CertificateValid;
import dental.sofia.operator.check.turn.TurnCredentialsValid;
import dental.sofia.operator.check.turn.TurnSecure;
import dental.sofia.operator.credentials.Certificate;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.support.OnePeer;
import dental.sofia.operator.support.Settings;
import dental.sofia.operator.support.Workloads;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.stun.Bytes;
import dental.sofia.wire.support.Hostility;
import dental.sofia.wire.support.TcpServer;
import dental.sofia.wire.support.TcpServer.Conversation;
import dental.sofia.wire.support.TestCertificates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever answers in a pod's place, on every port of it: all checks together end by the deadline,
 * take a bounded number of bytes, and none of them is taken in.
 */
class HostilePodsTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** For a machine that is busy with other things; the hostile peers go on for minutes. */
  private static final Duration GRACE = Duration.ofSeconds(4);

  /**
   * The kernel takes up to ten megabytes for each connection that nobody reads; whoever read all
   * that is sent would be at many times this.
   */
  private static final long MOST_BYTES = 1L << 30;

  private static final AtomicLong SENT = new AtomicLong();
  private static final byte[] ZEROS = new byte[64 * 1024];

  @TempDir static Path directory;

  private static Certificate certificate;

  @BeforeAll
  static void makeACertificate() {
    var made = TestCertificates.selfSigned(directory, "turn.test", "-1d", 90, "EC secp256r1");
    certificate = new Certificate.Usable(made.chain(), Trust.system(), "v1");
  }

  static Stream<Named<Conversation>> peers() {
    return Stream.of(
        named("silence", Hostility.silence()),
        named("hanging up", Hostility.hangingUp()),
        named("zeros without end", Hostility.flooding("", ZEROS, SENT)),
        named("text without end", Hostility.flooding("", "a".repeat(65536).getBytes(), SENT)),
        named(
            "HTTP 200 with a gigabyte",
            Hostility.flooding(
                "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n", ZEROS, SENT)),
        named(
            "HTTP 201 with headers without end",
            Hostility.flooding(
                "HTTP/1.1 201 Created\r\n", "X: y\r\n".repeat(9000).getBytes(), SENT)),
        named(
            "HTTP with a chunk of a terabyte",
            Hostility.flooding(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
                ZEROS,
                SENT)),
        named("one byte a second", Hostility.trickling(new byte[600], 1000)),
        named(
            "one byte of HTTP now and then",
            Hostility.trickling("HTTP/1.1 200 OK\r\n".repeat(100).getBytes(), 50)),
        named(
            "STUN of a wrong length",
            Hostility.saying(Bytes.hex("0101fffc2112a442000000000000000000000000").toArray())),
        named(
            "STUN with a huge attribute",
            Hostility.saying(
                Bytes.hex("010100082112a442000000000000000000000000" + "0020ffff00000000")
                    .toArray())),
        named("a TLS alert", Hostility.saying(Bytes.hex("15030300020246").toArray())),
        named("TLS garbage", Hostility.flooding("\u0016\u0003\u0003", ZEROS, SENT)),
        named("SSH", Hostility.saying("SSH-2.0-OpenSSH_9.2\r\n")));
  }

  @ParameterizedTest
  @MethodSource("peers")
  void neitherDelayNorDeceiveTheChecks(Conversation conversation) {
    SENT.set(0);
    long start = System.nanoTime();
    Map<String, Outcome> outcomes = outcomes(conversation);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plus(GRACE));
    assertThat(SENT.get()).isLessThan(MOST_BYTES);
    assertThat(outcomes).hasSize(checks().size()).doesNotContainValue(null);
    assertThat(outcomes.values()).noneMatch(Passed.class::isInstance);
    assertThat(outcomes.get("LiveKitHealthy"))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(LiveKitHealthy.LIVEKIT_SILENT));
    assertThat(outcomes.get("CertificateValid"))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(CertificateValid.TURN_TLS_SILENT));
    assertThat(outcomes.values()).allSatisfy(HostilePodsTest::hasAMessageOfOneLine);
  }

  private static void hasAMessageOfOneLine(Outcome outcome) {
    assertThat(outcome.message())
        .isNotBlank()
        .hasSizeLessThan(1000)
        .doesNotContainPattern("\\p{Cc}");
  }

  private static Map<String, Outcome> outcomes(Conversation conversation) {
    try (var hostile = TcpServer.treating(conversation)) {
      var facts =
          Workloads.facts("{checks: {deadline: 2s}, tls: {secretName: praxis-tls}}", Map.of());
      var keys = (Credentials) facts.credentials();
      var withCertificate =
          new Credentials(
              keys.apiKey(),
              keys.turnSecret(),
              Optional.of(certificate),
              keys.database(),
              keys.agentToken());
      return new CheckRunner(checks(), CLOCK)
              .run(
                  new Facts(
                      facts.model(), withCertificate, Map.of(), OnePeer.at(hostile.endpoint())))
              .stream()
              .collect(Collectors.toMap(result -> result.type().text(), CheckResult::outcome));
    }
  }

  private static List<Check> checks() {
    return List.of(
        new LiveKitHealthy(),
        new ClockInSync(CLOCK),
        new IceTcpOnly(),
        new MediaPathVerified(),
        new ConnectsPromptly(),
        new TurnCredentialsValid(),
        new TurnSecure(Settings.inCluster()),
        new CertificateValid(CLOCK),
        new CalendarHealthy(),
        new AgentReady());
  }
}
