package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.domain.patient.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Finds appointments. */
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

  /** Those with a higher number, by their numbers; at most so many. */
  public List<Appointment> after(StatelessSession session, long id, int most) {
    return list(
        query(session, "where a.id > :id order by a.id")
            .setParameter("id", id)
            .setMaxResults(most));
  }

  /** What is taken by appointments that begin in this time. */
  public List<Slot> taken(StatelessSession session, LocalDateTime from, LocalDateTime to) {
    return Hql.select(
            session,
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
    List<Appointment> reached =
        Like.whole(text).map(phone -> ofPhone(session, phone, most)).orElse(List.of());
    return reached.isEmpty() ? holding(session, text, most) : reached;
  }

  /** Of whoever is reached by a number; an index knows them. */
  private static List<Appointment> ofPhone(StatelessSession session, PhoneNumber phone, int most) {
    return list(
        query(session, "where p.phone = :phone order by a.start desc, a.id")
            .setParameter("phone", phone.e164())
            .setMaxResults(most));
  }

  /** All are looked at. */
  private static List<Appointment> holding(StatelessSession session, String text, int most) {
    return list(
        query(
                session,
                "where p.nameKey like :name escape '!' or p.phone like :phone escape '!'"
                    + " or lower(a.notes) like :name escape '!' order by a.start desc, a.id")
            .setParameter("name", "%" + Like.escaped(PatientRow.key(text)) + "%")
            .setParameter("phone", Like.phone(text))
            .setMaxResults(most));
  }

  /** That take time on the day of this slot and overlap it, but for the one that it belongs to. */
  List<Appointment> sharing(StatelessSession session, Slot slot, long butId) {
    return list(
        query(
                session,
                "where a.start >= :day and a.start < :end and a.end > :start and a.id <> :id"
                    + " and a.status <> :cancelled"
                    + IN_ORDER)
            .setParameter("day", slot.start().toLocalDate().atStartOfDay())
            .setParameter("start", slot.start())
            .setParameter("end", slot.end())
            .setParameter("id", butId)
            .setParameter("cancelled", Status.CANCELLED));
  }

  private static SelectionQuery<AppointmentLine> query(StatelessSession session, String rest) {
    return Hql.select(session, AppointmentLine.SELECT + rest, AppointmentLine.class);
  }

  private static List<Appointment> list(SelectionQuery<AppointmentLine> query) {
    return query.getResultList().stream().map(AppointmentLine::toAppointment).toList();
  }

  private static Optional<Appointment> one(SelectionQuery<AppointmentLine> query) {
    return query.uniqueResultOptional().map(AppointmentLine::toAppointment);
  }
}
