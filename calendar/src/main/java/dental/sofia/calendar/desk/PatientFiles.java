package dental.sofia.calendar.desk;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.patient.Patient;
import dental.sofia.calendar.store.AppointmentBook;
import dental.sofia.calendar.store.Appointments;
import dental.sofia.calendar.store.Database;
import dental.sofia.calendar.store.Deed;
import dental.sofia.calendar.store.Journal;
import dental.sofia.calendar.store.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** All that is known of one patient: to be seen, handed out and forgotten. */
@ApplicationScoped
public class PatientFiles {
  private static final int FOUND_AT_MOST = 50;

  private final Database database;
  private final Patients patients;
  private final Appointments appointments;
  private final AppointmentBook book;
  private final Journal journal;
  private final Event<JournalGrew> grew;

  PatientFiles(
      Database database,
      Patients patients,
      Appointments appointments,
      AppointmentBook book,
      Journal journal,
      Event<JournalGrew> grew) {
    this.database = database;
    this.patients = patients;
    this.appointments = appointments;
    this.book = book;
    this.journal = journal;
    this.grew = grew;
  }

  /**
   * @param appointments all, in the order of time
   */
  public record PatientFile(Patient patient, List<Appointment> appointments) {}

  public List<Patient> search(String text) {
    return database.read(session -> patients.search(session, text, FOUND_AT_MOST));
  }

  public Optional<PatientFile> open(long id) {
    return database.read(session -> read(session, id));
  }

  /** The same, but the journal tells that it was handed out. */
  public Optional<PatientFile> handOut(long id, Actor actor) {
    return database.write(
        session -> {
          Optional<PatientFile> file = read(session, id);
          file.ifPresent(it -> journal.note(session, actor.name(), Deed.PATIENT_EXPORTED, id));
          return file;
        });
  }

  /** False if there is no such patient. */
  public boolean forget(long id, Actor actor) {
    boolean forgotten =
        database.write(
            session -> {
              Optional<PatientFile> file = read(session, id);
              file.ifPresent(it -> forget(session, it, actor));
              return file.isPresent();
            });
    if (forgotten) {
      grew.fire(JournalGrew.NOW);
    }
    return forgotten;
  }

  private void forget(StatelessSession session, PatientFile file, Actor actor) {
    for (Appointment appointment : file.appointments()) {
      book.delete(session, appointment);
      journal.note(session, actor.name(), Deed.APPOINTMENT_DELETED, appointment.id());
    }
    patients.delete(session, file.patient().id());
    journal.note(session, actor.name(), Deed.PATIENT_DELETED, file.patient().id());
  }

  private Optional<PatientFile> read(StatelessSession session, long id) {
    return patients
        .byId(session, id)
        .map(patient -> new PatientFile(patient, appointments.ofPatient(session, id)));
  }
}
