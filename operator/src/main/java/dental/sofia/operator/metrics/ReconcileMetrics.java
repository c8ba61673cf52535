package dental.sofia.operator.metrics;

import dental.sofia.operator.check.CheckResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** How long reconciles take and how they end. No label grows with the number of deployments. */
@ApplicationScoped
public class ReconcileMetrics {

  private final Timer succeeded;
  private final Timer failed;
  private final Timer checks;
  private final CheckDurations each;

  public ReconcileMetrics(MeterRegistry registry) {
    this.succeeded = timer(registry, "success");
    this.failed = timer(registry, "error");
    this.each = new CheckDurations(registry);
    this.checks =
        Timer.builder("sofia.check.round.duration")
            .description("Time of all checks of one deployment together, a part of its reconcile")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  private static Timer timer(MeterRegistry registry, String result) {
    return Timer.builder("sofia.reconcile.duration")
        .description("Time of one reconcile of one deployment, its checks included")
        .tag("result", result)
        .publishPercentiles(0.5, 0.99)
        .register(registry);
  }

  /**
   * Runs the checks and counts them apart: they wait for others, the rest of a reconcile does not.
   */
  public List<CheckResult> timedChecks(Supplier<List<CheckResult>> run) {
    List<CheckResult> results = checks.record(run);
    each.record(results);
    return results;
  }

  /** Runs and counts. */
  public <T> T timed(Supplier<T> reconcile) {
    long start = System.nanoTime();
    Timer timer = failed;
    try {
      T result = reconcile.get();
      timer = succeeded;
      return result;
    } finally {
      timer.record(System.nanoTime() - start, java.util.concurrent.TimeUnit.NANOSECONDS);
    }
  }
}
