package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Origin;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.domain.patient.Patient;
import dental.sofia.calendar.domain.patient.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Appointments as they are kept, together with the time that they take. */
@ApplicationScoped
public class Appointments {
  private static final String IN_ORDER = " order by a.start, a.id";

  /** That begin at or after the first time and before the second one. */
  public List<Appointment> between(StatelessSession session, LocalDateTime from, LocalDateTime to) {
    return list(
        query(session, "where a.start >= :from and a.start < :to" + IN_ORDER)
            .setParameter("from", from)
            .setParameter("to", to));
  }

  /** The first ones of those. */
  List<Appointment> between(
      StatelessSession session, LocalDateTime from, LocalDateTime to, int most) {
    return list(
        query(session, "where a.start >= :from and a.start < :to" + IN_ORDER)
            .setParameter("from", from)
            .setParameter("to", to)
            .setMaxResults(most));
  }

  public List<Appointment> all(StatelessSession session) {
    return list(query(session, IN_ORDER));
  }

  /** What is taken by appointments that begin in this time. */
  public List<Slot> taken(StatelessSession session, LocalDateTime from, LocalDateTime to) {
    return session
        .createSelectionQuery(
            "select new dental.sofia.calendar.domain.appointment.Slot(a.start, a.end)"
                + " from AppointmentRow a where a.start >= :from and a.start < :to"
                + " and a.status <> :cancelled order by a.start",
            Slot.class)
        .setParameter("from", from)
        .setParameter("to", to)
        .setParameter("cancelled", Status.CANCELLED)
        .getResultList();
  }

  public Optional<Appointment> byId(StatelessSession session, long id) {
    return one(query(session, "where a.id = :id").setParameter("id", id));
  }

  public List<Appointment> byIds(StatelessSession session, List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : list(query(session, "where a.id in (:ids)").setParameter("ids", ids));
  }

  public Optional<Appointment> byRequestKey(StatelessSession session, String key) {
    return one(query(session, "where a.requestKey = :key").setParameter("key", key));
  }

  public List<Appointment> ofPatient(StatelessSession session, long patientId) {
    return list(query(session, "where a.patientId = :id" + IN_ORDER).setParameter("id", patientId));
  }

  /** Confirmed ones of everybody who is reached by this phone, which have not begun. */
  public List<Appointment> upcoming(
      StatelessSession session, PhoneNumber phone, LocalDateTime from) {
    return list(
        query(
                session,
                "where p.phone = :phone and a.start >= :from and a.status = :confirmed" + IN_ORDER)
            .setParameter("phone", phone.e164())
            .setParameter("from", from)
            .setParameter("confirmed", Status.CONFIRMED));
  }

  /** By a part of the name, of the phone number or of the notes; the newest first. */
  public List<Appointment> search(StatelessSession session, String text, int most) {
    return list(
        query(
                session,
                "where p.nameKey like :name escape '!' or p.phone like :phone escape '!'"
                    + " or lower(a.notes) like :name escape '!' order by a.start desc, a.id")
            .setParameter("name", "%" + Like.escaped(PatientRow.key(text)) + "%")
            .setParameter("phone", Like.phone(text))
            .setMaxResults(most));
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
        session
            .createMutationQuery(
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
    return byId(session, before.id());
  }

  /** As it was read in this transaction. */
  public void delete(StatelessSession session, Appointment appointment) {
    int deleted =
        session
            .createMutationQuery("delete from AppointmentRow where id = :id and version = :version")
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
    Slot slot = appointment.slot();
    list(query(
                session,
                "where a.start >= :day and a.start < :end and a.end > :start and a.id <> :id"
                    + " and a.status <> :cancelled"
                    + IN_ORDER)
            .setParameter("day", slot.start().toLocalDate().atStartOfDay())
            .setParameter("start", slot.start())
            .setParameter("end", slot.end())
            .setParameter("id", appointment.id())
            .setParameter("cancelled", Status.CANCELLED))
        .forEach(other -> TakenTime.takeWhatIsFree(session, other.slot(), other.id()));
  }

  private static SelectionQuery<AppointmentLine> query(StatelessSession session, String rest) {
    return session.createSelectionQuery(AppointmentLine.SELECT + rest, AppointmentLine.class);
  }

  private static List<Appointment> list(SelectionQuery<AppointmentLine> query) {
    return query.getResultList().stream().map(AppointmentLine::toAppointment).toList();
  }

  private static Optional<Appointment> one(SelectionQuery<AppointmentLine> query) {
    return query.uniqueResultOptional().map(AppointmentLine::toAppointment);
  }
}
