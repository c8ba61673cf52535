package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.patient.PhoneNumber;
import dental.sofia.calendar.store.Appointments;
import dental.sofia.calendar.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks appointments up. */
@ApplicationScoped
public class Records {
  private static final int FOUND_AT_MOST = 50;
  private static final int AT_A_TIME = 500;

  private final Database database;
  private final Appointments appointments;
  private final FreeTime freeTime;

  Records(Database database, Appointments appointments, FreeTime freeTime) {
    this.database = database;
    this.appointments = appointments;
    this.freeTime = freeTime;
  }

  public Optional<Appointment> byId(long id) {
    return database.read(session -> appointments.byId(session, id));
  }

  /**
   * @param to excluded
   */
  public List<Appointment> between(LocalDate from, LocalDate to) {
    return database.read(
        session -> appointments.between(session, from.atStartOfDay(), to.atStartOfDay()));
  }

  /** All that there are, in portions, for there may be more than fit into memory. */
  public void forEach(Consumer<Appointment> consumer) {
    long last = 0;
    List<Appointment> some;
    do {
      long from = last;
      some = database.read(session -> appointments.after(session, from, AT_A_TIME));
      some.forEach(consumer);
      last = some.isEmpty() ? last : some.getLast().id();
    } while (some.size() == AT_A_TIME);
  }

  public List<Appointment> upcoming(PhoneNumber phone) {
    return database.read(session -> appointments.upcoming(session, phone, freeTime.now()));
  }

  public List<Appointment> search(String text) {
    return database.read(session -> appointments.search(session, text, FOUND_AT_MOST));
  }
}
