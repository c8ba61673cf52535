package dental.sofia.agent.rtc;

import dental.sofia.agent.rtc.RoomEvent.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import livekit.LivekitModels.ReconnectReason;

/**
 * The way back after a loss: at first the same stay is taken up; when that fails twice, or the
 * server has forgotten it, the room is joined anew. Pauses grow and differ, so that all the rooms
 * of a server that was restarted don't come at once.
 */
final class Returning {
  private static final Logger LOG = System.getLogger(Returning.class.getName());
  private static final int RESUMES = 2;
  private static final long LONGEST_PAUSE_MILLIS = 1_500;

  /** Longer than ICE needs to find another way. */
  private static final long ATTEMPT_SECONDS = 15;

  private final Stay stay;
  private final long deadline;
  private final ScheduledExecutorService timer;
  private final Executor lane;
  private int attempts;

  Returning(Stay stay, Duration limit, ScheduledExecutorService timer, Executor lane) {
    this.stay = stay;
    this.timer = timer;
    this.lane = lane;
    deadline = System.nanoTime() + limit.toNanos();
  }

  void begin(ReconnectReason reason, boolean anew) {
    after(anew ? jitter(500) : 0, reason, anew);
  }

  private void attempt(ReconnectReason reason, boolean anew) {
    if (stay.isOver()) {
      return;
    }
    attempts++;
    var back = anew ? stay.join() : stay.resume(reason);
    back.orTimeout(ATTEMPT_SECONDS, TimeUnit.SECONDS)
        .whenCompleteAsync(
            (done, failure) -> {
              if (failure == null) {
                stay.returned(anew);
              } else {
                failed(failure, reason, anew);
              }
            },
            lane);
  }

  private void failed(Throwable failure, ReconnectReason reason, boolean anew) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.log(Level.INFO, "attempt {0} to come back failed: {1}", attempts, cause.getMessage());
    boolean refused = cause instanceof RtcException rtc && rtc.fatal();
    long pause = jitter(Math.min(LONGEST_PAUSE_MILLIS, 200L << Math.min(attempts, 5)));
    boolean late = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) > deadline;
    if (refused && anew || late) {
      stay.end(Reason.CONNECTION_LOST, cause.getMessage());
      return;
    }
    boolean known = !anew && !refused && attempts < RESUMES;
    after(pause, reason, !known);
  }

  private void after(long millis, ReconnectReason reason, boolean anew) {
    CompletableFuture.runAsync(
        () -> lane.execute(() -> attempt(reason, anew)),
        task -> timer.schedule(task, millis, TimeUnit.MILLISECONDS));
  }

  private static long jitter(long millis) {
    return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
  }
}
