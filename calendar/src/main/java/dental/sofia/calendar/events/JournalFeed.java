package dental.sofia.calendar.events;

import dental.sofia.calendar.desk.JournalGrew;
import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.problem.Traces;
import dental.sofia.calendar.store.Appointments;
import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Deed;
import dental.sofia.calendar.store.Installation;
import dental.sofia.calendar.store.Journal;
import dental.sofia.calendar.store.JournalEntry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Reads the journal as it grows and tells everybody who has subscribed. Rests while nobody has. */
@ApplicationScoped
public class JournalFeed {
  private static final Logger LOG = Logger.getLogger(JournalFeed.class);

  /** Other replicas' changes are seen after this at the latest. */
  private static final long LOOK_MILLIS = 1000;

  private static final int BATCH = 500;

  /** Who has missed more than this loads everything again. */
  private static final int REPLAYED = 2000;

  private final Database database;
  private final Journal journal;
  private final Appointments appointments;
  private final Installation installation;
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  // From here on only the feed's own thread touches it.
  private final List<Subscriber> subscribers = new ArrayList<>();
  private Settled settled = new Settled(0);
  private String epoch = "";
  private Thread thread;
  private volatile boolean stopping;

  JournalFeed(
      Database database, Journal journal, Appointments appointments, Installation installation) {
    this.database = database;
    this.journal = journal;
    this.appointments = appointments;
    this.installation = installation;
  }

  /**
   * @param position that the subscriber has heard last; empty to begin now
   * @return completed when nothing that changes from now on is missed, or with why it can't be
   */
  public CompletableFuture<Void> subscribe(Subscriber subscriber, Optional<String> position) {
    var begun = CompletableFuture.runAsync(() -> welcome(subscriber, position), tasks::add);
    synchronized (this) {
      if (thread == null) {
        thread = Thread.ofPlatform().daemon().name("journal-feed").start(this::run);
      }
    }
    return begun;
  }

  void wake(@Observes JournalGrew grew) {
    if (tasks.isEmpty()) {
      tasks.add(() -> {});
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
    tasks.add(() -> {});
  }

  private void run() {
    while (!stopping) {
      try {
        Runnable task =
            subscribers.isEmpty() ? tasks.take() : tasks.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        for (; task != null; task = tasks.poll()) {
          task.run();
        }
        if (!subscribers.isEmpty()) {
          look();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("the journal could not be read, trying again: %s", Traces.withoutMessages(e));
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    List<JournalEntry> found;
    do {
      found = database.read(session -> journal.after(session, settled.floor(), BATCH));
      long before = settled.floor();
      for (JournalEntry entry : settled.fresh(found, System.nanoTime())) {
        tell(subscribers, List.of(entry), settled.floor());
      }
      if (before == settled.floor()) {
        return;
      }
    } while (found.size() == BATCH);
  }

  private void welcome(Subscriber subscriber, Optional<String> position) {
    if (subscribers.isEmpty()) {
      epoch = database.read(installation::epoch);
      settled = new Settled(database.read(journal::lastId).orElse(0));
    }
    var own = new ArrayList<>(List.of(subscriber));
    if (position.isPresent()) {
      Optional<Position> known =
          Position.parse(position.get())
              .filter(it -> it.epoch().equals(epoch))
              .filter(it -> it.id() <= settled.floor())
              .filter(it -> it.id() >= settled.floor() - REPLAYED);
      if (known.isEmpty()) {
        hear(own, new Change.Resync(), settled.floor());
      } else {
        long from = known.get().id();
        List<JournalEntry> missed =
            database.read(session -> journal.after(session, from, REPLAYED));
        tell(own, missed, settled.floor());
      }
    }
    subscribers.addAll(own);
  }

  private void tell(List<Subscriber> listeners, List<JournalEntry> entries, long floor) {
    List<Long> ids =
        entries.stream()
            .filter(JournalFeed::hasAppointment)
            .map(it -> it.subjectId().get())
            .distinct()
            .toList();
    Map<Long, Appointment> current =
        database.read(session -> appointments.byIds(session, ids)).stream()
            .collect(Collectors.toMap(Appointment::id, Function.identity()));
    for (JournalEntry entry : entries) {
      change(entry, current)
          .ifPresent(change -> hear(listeners, change, Math.min(floor, entry.id())));
    }
  }

  private static boolean hasAppointment(JournalEntry entry) {
    return entry.subjectId().isPresent()
        && entry.deed().filter(Deed::concernsAppointment).isPresent();
  }

  /** Empty for what pages do not show, and for what has been deleted since: that comes later. */
  private static Optional<Change> change(JournalEntry entry, Map<Long, Appointment> current) {
    Optional<Deed> deed = entry.deed();
    if (deed.isEmpty()) {
      return Optional.empty();
    }
    Optional<Appointment> appointment = entry.subjectId().map(current::get);
    return switch (deed.get()) {
      case APPOINTMENT_CREATED -> appointment.map(Change.Created::new);
      case APPOINTMENT_UPDATED -> appointment.map(Change.Updated::new);
      case APPOINTMENT_DELETED -> entry.subjectId().map(Change.Deleted::new);
      case PATIENT_UPDATED, PATIENT_DELETED, DATA_RESTORED, DATA_IMPORTED ->
          Optional.of(new Change.Resync());
      case PATIENT_EXPORTED, SIGNED_IN, SIGN_IN_REFUSED, SIGNED_OUT, DATA_EXPORTED ->
          Optional.empty();
    };
  }

  private void hear(List<Subscriber> listeners, Change change, long id) {
    String position = new Position(epoch, id).toString();
    listeners.removeIf(subscriber -> !subscriber.hear(position, change));
  }
}
