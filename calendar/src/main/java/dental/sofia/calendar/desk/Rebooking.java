package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Refusal;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Status;
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
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.hibernate.StatelessSession;

/**
 * Changes appointments: moves them, cancels and completes them, corrects what is known of the
 * patient.
 */
@ApplicationScoped
public class Rebooking {
  private final Database database;
  private final Appointments appointments;
  private final AppointmentBook book;
  private final Patients patients;
  private final Journal journal;
  private final FreeTime freeTime;
  private final Practice practice;
  private final Timetable timetable;
  private final Event<JournalGrew> grew;

  Rebooking(
      Database database,
      Appointments appointments,
      AppointmentBook book,
      Patients patients,
      Journal journal,
      FreeTime freeTime,
      Practice practice,
      Event<JournalGrew> grew) {
    this.database = database;
    this.appointments = appointments;
    this.book = book;
    this.patients = patients;
    this.journal = journal;
    this.freeTime = freeTime;
    this.practice = practice;
    this.timetable = new Timetable(practice);
    this.grew = grew;
  }

  /**
   * @param version the change was made from this one; empty if it shall be made whatever it is
   * @param mayTouch to others the appointment does not exist
   */
  public Outcome change(
      long id,
      Changes changes,
      OptionalLong version,
      Actor actor,
      Predicate<Appointment> mayTouch) {
    Optional<Appointment> found =
        database.read(session -> appointments.byId(session, id)).filter(mayTouch);
    if (found.isEmpty()) {
      return new Outcome.Missing();
    }
    Appointment before = found.get();
    if (version.isPresent() && version.getAsLong() != before.version()) {
      return new Outcome.Stale();
    }
    Optional<Treatment> treatment = changes.treatment().flatMap(practice::treatment);
    if (changes.treatment().isPresent() && treatment.isEmpty()) {
      return new Outcome.Refused(freeTime.unknownTreatment());
    }
    Slot slot = slotAfter(before, changes, treatment);
    Status status = changes.status().orElse(before.status());
    boolean needsTime = status.takesTime() && !before.status().takesTime();
    if (status.takesTime() && (needsTime || !slot.equals(before.slot()))) {
      Optional<Refusal> refusal = timetable.refuse(slot, freeTime.now());
      if (refusal.isPresent()) {
        return new Outcome.Refused(refusal.get());
      }
    }
    try {
      Optional<Appointment> after =
          database.write(session -> apply(session, before, changes, slot, treatment, actor));
      if (after.isPresent()) {
        grew.fire(JournalGrew.NOW);
        return new Outcome.Done(after.get());
      }
      return version.isPresent()
          ? new Outcome.Stale()
          : change(id, changes, version, actor, mayTouch);
    } catch (SlotConflict e) {
      return freeTime.taken(slot);
    }
  }

  private Optional<Appointment> apply(
      StatelessSession session,
      Appointment before,
      Changes changes,
      Slot slot,
      Optional<Treatment> treatment,
      Actor actor) {
    Patient patient =
        changes.concernPatient() ? corrected(session, before.patient(), changes) : before.patient();
    var wanted =
        new Appointment(
            before.id(),
            before.version(),
            patient,
            slot,
            treatment.map(Treatment::name).orElse(before.treatment()),
            changes.notes().orElse(before.notes()),
            changes.status().orElse(before.status()),
            before.createdBy(),
            before.createdAt());
    Optional<Appointment> after = book.replace(session, before, wanted);
    if (after.isPresent()) {
      journal.note(session, actor.name(), Deed.APPOINTMENT_UPDATED, before.id());
    }
    return after;
  }

  /**
   * A correction is one of the patient, unless it makes another one of them who is known already.
   */
  private Patient corrected(StatelessSession session, Patient known, Changes changes) {
    Optional<String> email =
        changes.email().isPresent() ? changes.email().filter(it -> !it.isEmpty()) : known.email();
    var corrected =
        new Patient(
            known.id(),
            changes.patientName().orElse(known.name()),
            changes.phone().orElse(known.phone()),
            email);
    Optional<Patient> other =
        patients
            .find(session, corrected.name(), corrected.phone())
            .filter(it -> it.id() != known.id());
    if (other.isPresent()) {
      return other.get();
    }
    patients.update(session, corrected);
    return corrected;
  }

  private static Slot slotAfter(
      Appointment before, Changes changes, Optional<Treatment> treatment) {
    LocalDateTime start = changes.start().orElse(before.slot().start());
    return treatment
        .map(it -> Slot.at(start, it.duration()))
        .orElseGet(
            () ->
                new Slot(
                    start,
                    start.plus(Duration.between(before.slot().start(), before.slot().end()))));
  }
}
