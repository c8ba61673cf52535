package dental.sofia.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dental.sofia.operator.check.CheckResult;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReconcileMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ReconcileMetrics metrics = new ReconcileMetrics(registry);

  @Test
  void countAReconcileAndHandOnWhatItReturns() {
    assertThat(metrics.<String>timed(() -> "done")).isEqualTo("done");
    assertThat(count("success")).isEqualTo(1);
    assertThat(count("error")).isZero();
  }

  @Test
  void countAFailedReconcileAndHandOnItsException() {
    assertThatThrownBy(
            () ->
                metrics.timed(
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(count("success")).isZero();
    assertThat(count("error")).isEqualTo(1);
  }

  /** Series that grow with the number of deployments would fill the memory of Prometheus. */
  @Test
  void areAsManyForAThousandReconcilesAsForOne() {
    int before = registry.getMeters().size();
    for (int i = 0; i < 1000; i++) {
      metrics.timed(() -> "done");
    }
    assertThat(registry.getMeters()).hasSize(before);
  }

  private long count(String result) {
    return registry.get("sofia.reconcile.duration").tag("result", result).timer().count();
  }

  @Test
  void timeEachCheckAndCountHowItEnded() {
    var passed =
        new CheckResult(
            new ConditionType("TurnSecure"), new Outcome.Passed(""), Duration.ofMillis(7));
    var failed =
        new CheckResult(
            new ConditionType("TurnSecure"),
            new Outcome.Failed(Reason.fault("OpenRelay"), ""),
            Duration.ofMillis(9));
    metrics.timedChecks(() -> List.of(passed));
    assertThat(metrics.timedChecks(() -> List.of(failed))).containsExactly(failed);
    var timers = registry.get("sofia.check.duration").tag("condition", "TurnSecure");
    assertThat(timers.tag("result", "passed").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(7);
    assertThat(registry.get("sofia.check.duration").tag("result", "failed").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("sofia.check.round.duration").timer().count()).isEqualTo(2);
  }
}
