package dental.sofia.operator.metrics;

import dental.sofia.operator.check.CheckResult;
import dental.sofia.operator.check.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/** How long each check takes, over all deployments: there are as many series as checks. */
final class CheckDurations {

  private final MeterRegistry registry;

  CheckDurations(MeterRegistry registry) {
    this.registry = registry;
  }

  void record(List<CheckResult> results) {
    results.forEach(result -> timer(result.type().text(), word(result)).record(result.took()));
  }

  private Timer timer(String condition, String result) {
    return Timer.builder("sofia.check.duration")
        .description("Time of one check of one deployment")
        .tag("condition", condition)
        .tag("result", result)
        .register(registry);
  }

  private static String word(CheckResult result) {
    return switch (result.outcome()) {
      case Outcome.Passed passed -> "passed";
      case Outcome.Failed failed -> "failed";
      case Outcome.Unknown unknown -> "unknown";
    };
  }
}
