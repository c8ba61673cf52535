package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.appointment.Appointment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.StatelessSession;

/** What may not be kept any longer. */
@ApplicationScoped
public class Expired {
  private static final int AT_A_TIME = 200;
  private static final LocalDateTime BEGINNING = LocalDateTime.of(1000, 1, 1, 0, 0);

  private final Appointments appointments;
  private final AppointmentBook book;
  private final Journal journal;

  Expired(Appointments appointments, AppointmentBook book, Journal journal) {
    this.appointments = appointments;
    this.book = book;
    this.journal = journal;
  }

  /**
   * @param oldest day that may be kept
   * @return whether there may be more
   */
  public boolean forgetSome(StatelessSession session, LocalDate oldest, ZoneId zone) {
    List<Appointment> old =
        appointments.between(session, BEGINNING, oldest.atStartOfDay(), AT_A_TIME);
    for (Appointment appointment : old) {
      book.delete(session, appointment);
      journal.note(session, "retention", Deed.APPOINTMENT_DELETED, appointment.id());
    }
    List<Long> patients = old.stream().map(it -> it.patient().id()).distinct().toList();
    if (!patients.isEmpty()) {
      Hql.change(
              session,
              "delete from PatientRow p where p.id in (:patients) and not exists"
                  + " (select 1 from AppointmentRow a where a.patientId = p.id)")
          .setParameter("patients", patients)
          .executeUpdate();
    }
    if (old.size() == AT_A_TIME) {
      return true;
    }
    Instant since = oldest.atStartOfDay(zone).toInstant();
    // Also those of whom staff has deleted the last one.
    Hql.change(
            session,
            "delete from PatientRow p where p.createdAt < :oldest and not exists"
                + " (select 1 from AppointmentRow a where a.patientId = p.id)")
        .setParameter("oldest", since)
        .executeUpdate();
    Hql.change(session, "delete from JournalRow where at < :oldest")
        .setParameter("oldest", since)
        .executeUpdate();
    return false;
  }
}
