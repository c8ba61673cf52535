package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Origin;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.domain.patient.Patient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * Writes appointments down, changes and strikes them out, always together with the time that they
 * take.
 */
@ApplicationScoped
public class AppointmentBook {
  private final Appointments appointments;

  AppointmentBook(Appointments appointments) {
    this.appointments = appointments;
  }

  /**
   * @throws SlotConflict if the time is another one's
   */
  public Appointment add(
      StatelessSession session,
      Patient patient,
      Slot slot,
      String treatment,
      String notes,
      Origin origin,
      Instant now,
      Optional<String> requestKey) {
    AppointmentRow row =
        insert(session, patient, slot, treatment, notes, Status.CONFIRMED, origin, now, requestKey);
    TakenTime.take(session, slot, row.id);
    return new Appointment(row.id, 0, patient, slot, treatment, notes, row.status, origin, now);
  }

  /** Whatever its time; it takes what of it nobody else has. */
  public void addImported(
      StatelessSession session,
      Patient patient,
      Slot slot,
      String treatment,
      String notes,
      Status status,
      Instant now,
      String requestKey) {
    AppointmentRow row =
        insert(
            session,
            patient,
            slot,
            treatment,
            notes,
            status,
            Origin.IMPORT,
            now,
            Optional.of(requestKey));
    if (status.takesTime()) {
      TakenTime.takeWhatIsFree(session, slot, row.id);
    }
  }

  private static AppointmentRow insert(
      StatelessSession session,
      Patient patient,
      Slot slot,
      String treatment,
      String notes,
      Status status,
      Origin origin,
      Instant now,
      Optional<String> requestKey) {
    var row = new AppointmentRow();
    row.patientId = patient.id();
    row.start = slot.start();
    row.end = slot.end();
    row.treatment = treatment;
    row.notes = notes;
    row.status = status;
    row.createdBy = origin;
    row.createdAt = now;
    row.requestKey = requestKey.orElse(null);
    session.insert(row);
    return row;
  }

  /**
   * Writes the second over the first, unless somebody changed the first meanwhile.
   *
   * @return the second with its new version, or nothing
   * @throws SlotConflict if the time is another one's
   */
  public Optional<Appointment> replace(
      StatelessSession session, Appointment before, Appointment after) {
    int changed =
        Hql.change(
                session,
                "update AppointmentRow set version = version + 1, patientId = :patient,"
                    + " start = :start, end = :end, treatment = :treatment, notes = :notes,"
                    + " status = :status where id = :id and version = :version")
            .setParameter("patient", after.patient().id())
            .setParameter("start", after.slot().start())
            .setParameter("end", after.slot().end())
            .setParameter("treatment", after.treatment())
            .setParameter("notes", after.notes())
            .setParameter("status", after.status())
            .setParameter("id", before.id())
            .setParameter("version", before.version())
            .executeUpdate();
    if (changed == 0) {
      return Optional.empty();
    }
    boolean tookTime = before.status().takesTime();
    if (after.status().takesTime()) {
      if (!tookTime) {
        TakenTime.take(session, after.slot(), after.id());
      } else if (!before.slot().equals(after.slot())) {
        TakenTime.move(session, before.slot(), after.slot(), after.id());
        shareOut(session, before);
      }
    } else if (tookTime) {
      TakenTime.giveBack(session, before.slot(), before.id());
      shareOut(session, before);
    }
    return appointments.byId(session, before.id());
  }

  /** As it was read in this transaction. */
  public void delete(StatelessSession session, Appointment appointment) {
    int deleted =
        Hql.change(session, "delete from AppointmentRow where id = :id and version = :version")
            .setParameter("id", appointment.id())
            .setParameter("version", appointment.version())
            .executeUpdate();
    if (deleted == 0) {
      throw new Contended();
    }
    if (appointment.status().takesTime()) {
      TakenTime.giveBack(session, appointment.slot(), appointment.id());
      shareOut(session, appointment);
    }
  }

  /** What an imported appointment has had to share goes to the one that it shared with. */
  private void shareOut(StatelessSession session, Appointment appointment) {
    appointments
        .sharing(session, appointment.slot(), appointment.id())
        .forEach(other -> TakenTime.takeWhatIsFree(session, other.slot(), other.id()));
  }
}
