package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.StatelessSession;

/** What is done to everything at once. */
@ApplicationScoped
public class Bulk {
  private static final List<String> ALL =
      List.of("TakenTimeRow", "AppointmentRow", "PatientRow", "JournalRow", "StaffSessionRow");
  private static final int AT_A_TIME = 1000;

  /** Whether nobody has an appointment and nobody is known. */
  public boolean isEmpty(StatelessSession session) {
    return Hql.select(session, "select p.id from PatientRow p", Long.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  public void clear(StatelessSession session) {
    for (String entity : ALL) {
      Hql.change(session, "delete from " + entity).executeUpdate();
    }
  }

  /** For appointments that were put there without taking their time. */
  public void takeAllTime(StatelessSession session) {
    long last = 0;
    List<AppointmentRow> rows;
    do {
      rows =
          Hql.select(
                  session,
                  "select a from AppointmentRow a where a.id > :last and a.status <> :cancelled"
                      + " order by a.id",
                  AppointmentRow.class)
              .setParameter("last", last)
              .setParameter("cancelled", Status.CANCELLED)
              .setMaxResults(AT_A_TIME)
              .getResultList();
      for (AppointmentRow row : rows) {
        TakenTime.takeWhatIsFree(session, new Slot(row.start, row.end), row.id);
        last = row.id;
      }
    } while (rows.size() == AT_A_TIME);
  }
}
