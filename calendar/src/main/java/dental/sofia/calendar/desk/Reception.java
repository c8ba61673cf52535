package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Refusal;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.domain.appointment.Timetable;
import dental.sofia.calendar.domain.patient.Patient;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.Treatment;
import dental.sofia.calendar.store.Appointments;
import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Deed;
import dental.sofia.calendar.store.Journal;
import dental.sofia.calendar.store.Patients;
import dental.sofia.calendar.store.SlotConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.hibernate.StatelessSession;

/**
 * Gives appointments, changes them and takes them back. Of any number who want the same time, one
 * gets it.
 */
@ApplicationScoped
public class Reception {
  private final Database database;
  private final Appointments appointments;
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
      Patients patients,
      Journal journal,
      FreeTime freeTime,
      Practice practice,
      Clock clock,
      Event<JournalGrew> grew) {
    this.database = database;
    this.appointments = appointments;
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
      return new Outcome.Refused(unknownTreatment());
    }
    var slot = Slot.at(wish.start(), treatment.get().duration());
    Optional<Refusal> refusal = timetable.refuse(slot, now());
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
      return key.flatMap(this::asked).<Outcome>map(Outcome.Done::new).orElseGet(() -> taken(slot));
    }
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
      return new Outcome.Refused(unknownTreatment());
    }
    Slot slot = slotAfter(before, changes, treatment);
    Status status = changes.status().orElse(before.status());
    boolean needsTime = status.takesTime() && !before.status().takesTime();
    if (status.takesTime() && (needsTime || !slot.equals(before.slot()))) {
      Optional<Refusal> refusal = timetable.refuse(slot, now());
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
      return taken(slot);
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
                    appointments.delete(session, appointment);
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
        appointments.add(
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
    Optional<Appointment> after = appointments.replace(session, before, wanted);
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

  private Outcome taken(Slot slot) {
    return new Outcome.Refused(new Refusal.SlotTaken(freeTime.near(slot)));
  }

  private Refusal unknownTreatment() {
    return new Refusal.UnknownTreatment(
        practice.profile().treatments().stream().map(Treatment::name).toList());
  }

  private Optional<Appointment> asked(String key) {
    return database.read(session -> appointments.byRequestKey(session, key));
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock.withZone(practice.timeZone()));
  }
}
