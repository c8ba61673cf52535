package dental.sofia.calendar.operation;

import dental.sofia.calendar.config.Settings;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.problem.Traces;
import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Expired;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Forgets what is older than it may be kept: soon after the start, and then every few hours. */
@ApplicationScoped
class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final long FIRST_SECONDS = 5;
  private static final long EVERY_SECONDS = TimeUnit.HOURS.toSeconds(6);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());
  private final Settings settings;
  private final Practice practice;
  private final Database database;
  private final Expired expired;
  private final Clock clock;

  Retention(Settings settings, Practice practice, Database database, Expired expired, Clock clock) {
    this.settings = settings;
    this.practice = practice;
    this.database = database;
    this.expired = expired;
    this.clock = clock;
  }

  void start(@Observes StartupEvent start) {
    timer.scheduleWithFixedDelay(this::forget, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent stop) {
    timer.shutdownNow();
  }

  private void forget() {
    try {
      LocalDate oldest =
          LocalDate.now(clock.withZone(practice.timeZone())).minus(settings.retention());
      // In small portions, so that bookings do not wait.
      while (database.write(session -> expired.forgetSome(session, oldest, practice.timeZone()))) {
        Thread.onSpinWait();
      }
    } catch (RuntimeException e) {
      LOG.warnf(
          "what is too old could not be deleted, trying again later: %s",
          Traces.withoutMessages(e));
    }
  }
}
