package dental.sofia.agent.call;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Something that happens after a while, unless it is put off or called off. */
final class Deadline {
  private final ScheduledExecutorService timer;
  private final Runnable action;
  private ScheduledFuture<?> scheduled;

  Deadline(ScheduledExecutorService timer, Runnable action) {
    this.timer = timer;
    this.action = action;
  }

  /** From now on, whatever was set before. */
  synchronized void in(Duration time) {
    cancel();
    scheduled = timer.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  synchronized void cancel() {
    if (scheduled != null) {
      scheduled.cancel(false);
      scheduled = null;
    }
  }
}
