package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.patient.Patient;
import dental.sofia.calendar.domain.patient.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Patients as they are kept. */
@ApplicationScoped
public class Patients {

  /**
   * The one of this name at this phone, who is made if nobody is. An e-mail address that is given
   * replaces the one that was known.
   */
  public Patient findOrAdd(
      StatelessSession session,
      String name,
      PhoneNumber phone,
      Optional<String> email,
      Instant now) {
    Optional<PatientRow> known = row(session, name, phone);
    if (known.isEmpty()) {
      var row = PatientRow.of(name, phone, email, now);
      session.insert(row);
      return row.toPatient();
    }
    PatientRow row = known.get();
    if (email.isPresent() && !email.get().equals(row.email)) {
      row.email = email.get();
      session.update(row);
    }
    return row.toPatient();
  }

  public Optional<Patient> find(StatelessSession session, String name, PhoneNumber phone) {
    return row(session, name, phone).map(PatientRow::toPatient);
  }

  public Optional<Patient> byId(StatelessSession session, long id) {
    return Optional.ofNullable(session.get(PatientRow.class, id)).map(PatientRow::toPatient);
  }

  /** Writes down what is now known of a patient. */
  public void update(StatelessSession session, Patient patient) {
    PatientRow row = session.get(PatientRow.class, patient.id());
    row.name = patient.name();
    row.nameKey = PatientRow.key(patient.name());
    row.phone = patient.phone().e164();
    row.email = patient.email().orElse(null);
    session.update(row);
  }

  /**
   * Whose name begins with these letters or contains them, or whose number does; at most so many,
   * by name.
   */
  public List<Patient> search(StatelessSession session, String text, int most) {
    List<PatientRow> reached =
        Like.whole(text).map(phone -> ofPhone(session, phone, most)).orElse(List.of());
    List<PatientRow> found = reached.isEmpty() ? holding(session, text, most) : reached;
    return found.stream().map(PatientRow::toPatient).toList();
  }

  /** Whoever is reached by a number; an index knows them. */
  private static List<PatientRow> ofPhone(StatelessSession session, PhoneNumber phone, int most) {
    return Hql.select(
            session,
            "select p from PatientRow p where p.phone = :phone order by p.nameKey, p.id",
            PatientRow.class)
        .setParameter("phone", phone.e164())
        .setMaxResults(most)
        .getResultList();
  }

  /** All are looked at. */
  private static List<PatientRow> holding(StatelessSession session, String text, int most) {
    // Ordered by a text that no index has: H2 would read all rows in the order of that index, one
    // by
    // one, to find the few that fit.
    return Hql.select(
            session,
            "select p from PatientRow p where p.nameKey like :name escape '!'"
                + " or p.phone like :phone escape '!' order by concat(p.nameKey, ' '), p.id",
            PatientRow.class)
        .setParameter("name", "%" + Like.escaped(PatientRow.key(text)) + "%")
        .setParameter("phone", Like.phone(text))
        .setMaxResults(most)
        .getResultList();
  }

  /** Without appointments; those go first. */
  public void delete(StatelessSession session, long id) {
    Hql.change(session, "delete from PatientRow where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  private static Optional<PatientRow> row(
      StatelessSession session, String name, PhoneNumber phone) {
    return Hql.select(
            session,
            "select p from PatientRow p where p.phone = :phone and p.nameKey = :name",
            PatientRow.class)
        .setParameter("phone", phone.e164())
        .setParameter("name", PatientRow.key(name))
        .uniqueResultOptional();
  }
}
