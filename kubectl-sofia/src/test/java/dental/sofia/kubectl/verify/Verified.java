package dental.sofia.kubectl.verify;

import dental.sofia.kubectl.cluster.Deployed;
import java.time.Clock;
import java.time.Duration;

/** Runs verifications, and finds rows. */
final class Verified {

  /** Long enough for a busy machine, short enough to wait for silence. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private Verified() {}

  static Report verify(Deployed deployed) {
    return new Verification(Checks.all(Clock.systemUTC()), Runbook.packaged(), Clock.systemUTC())
        .of(deployed, PATIENCE);
  }

  static Row row(Report report, String check) {
    return report.rows().stream()
        .filter(row -> row.check().equals(check))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + check + " in " + report.rows()));
  }
}
