package dental.sofia.agent.gemini;

import dental.sofia.agent.partner.Stage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What is done after a while, on the call's own turns. */
final class Later {
  private Later() {}

  static void in(Duration time, Stage stage, Runnable task) {
    CompletableFuture.delayedExecutor(
            Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS, stage.turns())
        .execute(task);
  }
}
