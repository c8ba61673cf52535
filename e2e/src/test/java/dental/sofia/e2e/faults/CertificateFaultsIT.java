package dental.sofia.e2e.faults;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import dental.sofia.wire.support.TestCertificates;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something is wrong with the certificate for TURN over TLS. */
@EndToEnd
class CertificateFaultsIT {

  private static final String HOST = "turn.test";
  private static final String KEY = "EC secp256r1";
  private static final String SECRET = "praxis-tls";
  private static final String CONFIG = "/etc/coturn/turnserver.conf";

  /** The pods roll meanwhile. */
  private static final Duration ROLLED = Duration.ofSeconds(45);

  @TempDir static Path directory;

  private static TestCertificates good;
  private static Patient praxis;
  private static Sofia sofia;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    good = certificate(HOST, "-1d", 90);
    sandbox.createSecret(SECRET, values(good, good));
    praxis = Patient.create(sandbox, "tls: {secretName: praxis-tls}");
    sofia = praxis.sofia();
  }

  @Test
  void ended() {
    shows(certificate(HOST, "-10d", 9), "CertificateExpired", "ended at ");
  }

  @Test
  void endsSoon() {
    shows(certificate(HOST, "-70d", 90), "CertificateExpiring", "should have been renewed");
  }

  @Test
  void isForAnotherName() {
    shows(certificate("other.test", "-1d", 90), "CertificateHostMismatch", HOST);
  }

  @Test
  void belongsToAnotherKey() {
    var other = certificate(HOST, "-1d", 90);
    praxis.shows(
        written(values(good, other)), "CertificateValid", "CertificateUnusable", "tls.key", SECRET);
  }

  @Test
  void wasReplacedAndCoturnServesTheOld() {
    var old = certificate(HOST, "-5d", 60);
    String config = sofia.secret(sofia.turn(), "turnserver.conf").orElseThrow();
    var change =
        Change.NONE
            .file(CONFIG, config)
            .file(path(config, "cert"), old.chainPem())
            .file(path(config, "pkey"), old.keyPem());
    praxis.shows(
        Fault.in(Server.coturn(sofia), change),
        "CertificateValid",
        "CertificateNotReloaded",
        praxis.pod("turn"),
        "instead of the Secret's");
  }

  /** coturn says so in its log, and goes on without TLS. */
  @Test
  void couldNotBeReadByCoturn() {
    String config = sofia.secret(sofia.turn(), "turnserver.conf").orElseThrow();
    String changed = Edit.of(config, text -> text.replaceFirst("(?m)^cert=.*", "cert=/nowhere"));
    praxis.shows(
        Fault.in(Server.coturn(sofia), Change.NONE.file(CONFIG, changed)),
        "CertificateValid",
        "TurnTlsSilent",
        praxis.pod("turn"));
  }

  private static void shows(TestCertificates bad, String reason, String... facts) {
    praxis.within(ROLLED).shows(written(values(bad, bad)), "CertificateValid", reason, facts);
  }

  private static Fault written(Map<String, String> values) {
    return new Fault(() -> write(values), () -> write(values(good, good)));
  }

  private static void write(Map<String, String> values) {
    sofia
        .client()
        .secrets()
        .inNamespace(sofia.namespace())
        .withName(SECRET)
        .edit(secret -> new SecretBuilder(secret).addToStringData(values).build());
  }

  private static TestCertificates certificate(String host, String begin, int days) {
    return TestCertificates.selfSigned(directory, host, begin, days, KEY);
  }

  /** Its own authority, too. */
  private static Map<String, String> values(TestCertificates certificate, TestCertificates key) {
    return Map.of(
        "tls.crt", certificate.chainPem(),
        "tls.key", key.keyPem(),
        "ca.crt", certificate.chainPem());
  }

  private static String path(String config, String key) {
    return config
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }
}
