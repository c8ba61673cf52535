package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.appointment.Refusal;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Timetable;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.Treatment;
import dental.sofia.calendar.store.Appointments;
import dental.sofia.calendar.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Finds time that nobody takes. */
@ApplicationScoped
public class FreeTime {
  private static final int ALTERNATIVES = 5;
  private static final int ALTERNATIVE_DAYS = 14;
  private static final int STEP_DAYS = 7;

  private final Database database;
  private final Appointments appointments;
  private final Timetable timetable;
  private final Clock clock;

  FreeTime(Database database, Appointments appointments, Practice practice, Clock clock) {
    this.database = database;
    this.appointments = appointments;
    this.timetable = new Timetable(practice);
    this.clock = clock;
  }

  /** In order, from the beginning of the first day, but none that has begun. */
  public List<Slot> find(LocalDate from, int days, Duration duration) {
    List<Slot> taken = taken(from, days);
    return timetable.free(from, days, duration, taken, now());
  }

  /** All free time of the next day that has some, looking so many days ahead. */
  public List<Slot> findFirstDay(int days, Duration duration) {
    LocalDate today = now().toLocalDate();
    // Nearly always it is within a week, and the rest need not be read.
    for (int from = 0; from < days; from += STEP_DAYS) {
      List<Slot> free = find(today.plusDays(from), Math.min(STEP_DAYS, days - from), duration);
      if (!free.isEmpty()) {
        LocalDate first = free.getFirst().start().toLocalDate();
        return free.stream().filter(it -> it.start().toLocalDate().equals(first)).toList();
      }
    }
    return List.of();
  }

  /** In order. */
  private List<Slot> taken(LocalDate from, int days) {
    return database.read(
        session ->
            appointments.taken(session, from.atStartOfDay(), from.plusDays(days).atStartOfDay()));
  }

  /** Some free slots as long as this one, from its day on. */
  private List<Slot> near(Slot slot) {
    Duration duration = Duration.between(slot.start(), slot.end());
    return find(slot.start().toLocalDate(), ALTERNATIVE_DAYS, duration).stream()
        .limit(ALTERNATIVES)
        .toList();
  }

  /** On the clock of the practice. */
  public LocalDateTime now() {
    return LocalDateTime.now(clock.withZone(timetable.practice().timeZone()));
  }

  Outcome taken(Slot slot) {
    return new Outcome.Refused(new Refusal.SlotTaken(near(slot)));
  }

  Refusal unknownTreatment() {
    return new Refusal.UnknownTreatment(
        timetable.practice().profile().treatments().stream().map(Treatment::name).toList());
  }
}
