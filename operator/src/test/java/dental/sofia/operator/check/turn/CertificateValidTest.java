package dental.sofia.operator.check.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.operator.check.CheckRunner;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Outcome.Failed;
import dental.sofia.operator.check.Outcome.Passed;
import dental.sofia.operator.check.Outcome.Unknown;
import dental.sofia.operator.check.Outcomes;
import dental.sofia.operator.credentials.Certificate;
import dental.sofia.operator.support.TurnPod;
import dental.sofia.wire.net.Trust;
import dental.sofia.wire.support.TestCertificates;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asked of a server that really speaks TLS. */
class CertificateValidTest {

  private static final String HOST = "turn.test";
  private static final String KEY = "EC secp256r1";

  @TempDir static Path directory;

  private static TestCertificates good;

  @BeforeAll
  static void makeAGoodOne() {
    good = TestCertificates.selfSigned(directory, HOST, "-1d", 90, KEY);
  }

  @Test
  void passesForACertificateThatCallersBelieve() {
    assertThat(serving(good, usable(good))).isInstanceOf(Passed.class);
  }

  @Test
  void namesTheDayOnWhichTheCertificateEnded() {
    var ended = TestCertificates.selfSigned(directory, HOST, "-10d", 9, KEY);
    assertFailed(serving(ended, usable(ended)), CertificateValid.CERTIFICATE_EXPIRED, "ended at ");
  }

  @Test
  void saysThatTheCertificateBeginsLater() {
    var later = TestCertificates.selfSigned(directory, HOST, "+2d", 90, KEY);
    assertFailed(
        serving(later, usable(later)), CertificateValid.CERTIFICATE_EXPIRED, "begins only at ");
  }

  @Test
  void warnsThreeWeeksBeforeTheEnd() {
    var soon = TestCertificates.selfSigned(directory, HOST, "-70d", 90, KEY);
    assertFailed(
        serving(soon, usable(soon)),
        CertificateValid.CERTIFICATE_EXPIRING,
        "should have been renewed");
  }

  @Test
  void leavesACertificateOfSixDaysInPeaceForFourOfThem() {
    var brief = TestCertificates.selfSigned(directory, HOST, "-3d", 6, KEY);
    assertThat(serving(brief, usable(brief))).isInstanceOf(Passed.class);
  }

  @Test
  void saysForWhichNameTheCertificateIsNot() {
    var other = TestCertificates.selfSigned(directory, "other.test", "-1d", 90, KEY);
    assertFailed(
        serving(other, usable(other)),
        CertificateValid.CERTIFICATE_HOST_MISMATCH,
        "is not for " + HOST);
  }

  @Test
  void doesNotBelieveACertificateOfNobody() {
    var untrusted = new Certificate.Usable(good.chain(), Trust.system(), "v1");
    assertFailed(
        serving(good, untrusted), CertificateValid.CERTIFICATE_UNTRUSTED, "no trusted authority");
  }

  @Test
  void findsThatAnOlderCertificateIsServed() {
    var older = TestCertificates.selfSigned(directory, HOST, "-2d", 80, KEY);
    assertFailed(
        serving(older, usable(good)),
        CertificateValid.CERTIFICATE_NOT_RELOADED,
        "instead of the Secret's");
  }

  @Test
  void findsThatTlsIsNotSpoken() {
    try (var pod = TurnPod.plain()) {
      Outcome outcome = run(pod, usable(good));
      assertFailed(outcome, CertificateValid.TURN_TLS_SILENT, "did not speak TLS");
    }
  }

  @Test
  void doesNotAskAPodThatWasStartedWithAnEarlierCertificate() {
    try (var pod = TurnPod.tls(good.serverContext())) {
      var renewed = new Certificate.Usable(good.chain(), good.trust(), "v2");
      assertThat(run(pod, renewed))
          .isInstanceOfSatisfying(
              Unknown.class,
              unknown -> assertThat(unknown.reason()).isEqualTo(Outcomes.NO_READY_PODS));
    }
  }

  @Test
  void repeatsWhatIsWrongWithTheSecret() {
    assertFailed(
        serving(good, new Certificate.Unusable("there is no Secret x", "v1")),
        CertificateValid.CERTIFICATE_UNUSABLE,
        "there is no Secret x");
  }

  private static Certificate usable(TestCertificates certificate) {
    return new Certificate.Usable(
        certificate.chain(), new Trust.Authorities(List.of(certificate.chain().getLast())), "v1");
  }

  private static Outcome serving(TestCertificates served, Certificate wanted) {
    try (var pod = TurnPod.tls(served.serverContext())) {
      return run(pod, wanted);
    }
  }

  private static Outcome run(TurnPod pod, Certificate certificate) {
    var clock = Clock.systemUTC();
    return new CheckRunner(List.of(new CertificateValid(clock)), clock)
        .run(pod.facts("{tls: {secretName: praxis-tls}, host: " + HOST + "}", certificate))
        .getFirst()
        .outcome();
  }

  private static void assertFailed(
      Outcome outcome, dental.sofia.operator.check.Reason reason, String words) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(reason);
              assertThat(failed.message()).contains(words);
            });
  }
}
