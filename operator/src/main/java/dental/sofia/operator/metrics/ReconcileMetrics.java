package dental.sofia.operator.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** How long reconciles take and how they end. No label grows with the number of deployments. */
@ApplicationScoped
public class ReconcileMetrics {

  private final Timer succeeded;
  private final Timer failed;

  public ReconcileMetrics(MeterRegistry registry) {
    this.succeeded = timer(registry, "success");
    this.failed = timer(registry, "error");
  }

  private static Timer timer(MeterRegistry registry, String result) {
    return Timer.builder("sofia.reconcile.duration")
        .description("Time of one reconcile of one deployment, its checks included")
        .tag("result", result)
        .publishPercentiles(0.5, 0.99)
        .register(registry);
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
