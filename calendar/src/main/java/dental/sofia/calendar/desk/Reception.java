package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Refusal;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Timetable;
import dental.sofia.calendar.domain.patient.Patient;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.Treatment;
import dental.sofia.calendar.store.AppointmentBook;
import dental.sofia.calendar.store.Appointments;
import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Deed;
import dental.sofia.calendar.store.Journal;
import dental.sofia.calendar.store.Patients;
import dental.sofia.calendar.store.SlotConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * Gives appointments, changes them and takes them back. Of any number who want the same time, one
 * gets it.
 */
@ApplicationScoped
public class Reception {
  private final Database database;
  private final Appointments appointments;
  private final AppointmentBook book;
  private final Patients patients;
  private final Journal journal;
  private final FreeTime freeTime;
  private final Practice practice;
  private final Timetable timetable;
  private final Clock clock;
  private final Event<JournalGrew> grew;

  Reception(
      Database database,
      Appointments appointments,
      AppointmentBook book,
      Patients patients,
      Journal journal,
      FreeTime freeTime,
      Practice practice,
      Clock clock,
      Event<JournalGrew> grew) {
    this.database = database;
    this.appointments = appointments;
    this.book = book;
    this.patients = patients;
    this.journal = journal;
    this.freeTime = freeTime;
    this.practice = practice;
    this.timetable = new Timetable(practice);
    this.clock = clock;
    this.grew = grew;
  }

  /**
   * @param requestKey who asks again by the same key is answered with the appointment of the first
   *     time
   */
  public Outcome book(Wish wish, Optional<String> requestKey, Actor actor) {
    Optional<String> key = requestKey.map(it -> actor.origin().word() + ':' + it);
    Optional<Appointment> first = key.flatMap(this::asked);
    if (first.isPresent()) {
      return new Outcome.Done(first.get());
    }
    Optional<Treatment> treatment = practice.treatment(wish.treatment());
    if (treatment.isEmpty()) {
      return new Outcome.Refused(freeTime.unknownTreatment());
    }
    var slot = Slot.at(wish.start(), treatment.get().duration());
    Optional<Refusal> refusal = timetable.refuse(slot, freeTime.now());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    try {
      Appointment made =
          database.write(session -> add(session, wish, slot, treatment.get(), key, actor));
      grew.fire(JournalGrew.NOW);
      return new Outcome.Done(made);
    } catch (SlotConflict e) {
      // The same request, sent twice at once, conflicts with itself.
      return key.flatMap(this::asked)
          .<Outcome>map(Outcome.Done::new)
          .orElseGet(() -> freeTime.taken(slot));
    }
  }

  /** False if there is none. */
  public boolean delete(long id, Actor actor) {
    boolean deleted =
        database.write(
            session -> {
              Optional<Appointment> found = appointments.byId(session, id);
              found.ifPresent(
                  appointment -> {
                    book.delete(session, appointment);
                    journal.note(session, actor.name(), Deed.APPOINTMENT_DELETED, id);
                  });
              return found.isPresent();
            });
    if (deleted) {
      grew.fire(JournalGrew.NOW);
    }
    return deleted;
  }

  private Appointment add(
      StatelessSession session,
      Wish wish,
      Slot slot,
      Treatment treatment,
      Optional<String> key,
      Actor actor) {
    // Again, now that nobody can come in between unnoticed: of two such requests one fails and is
    // made again.
    Optional<Appointment> first = key.flatMap(it -> appointments.byRequestKey(session, it));
    if (first.isPresent()) {
      return first.get();
    }
    Patient patient =
        patients.findOrAdd(
            session, wish.patientName(), wish.phone(), wish.email(), clock.instant());
    Appointment added =
        book.add(
            session,
            patient,
            slot,
            treatment.name(),
            wish.notes(),
            actor.origin(),
            clock.instant(),
            key);
    journal.note(session, actor.name(), Deed.APPOINTMENT_CREATED, added.id());
    return added;
  }

  private Optional<Appointment> asked(String key) {
    return database.read(session -> appointments.byRequestKey(session, key));
  }
}
