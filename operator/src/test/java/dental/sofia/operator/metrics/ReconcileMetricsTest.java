package dental.sofia.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
}
