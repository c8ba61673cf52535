package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.patient.Patient;
import dental.sofia.calendar.domain.patient.PhoneNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

@Entity
@Table(name = "patient")
public class PatientRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String name;

  @Column(name = "name_key")
  String nameKey;

  String phone;
  String email;

  @Column(name = "created_at")
  Instant createdAt;

  static PatientRow of(String name, PhoneNumber phone, Optional<String> email, Instant now) {
    var row = new PatientRow();
    row.name = name;
    row.nameKey = key(name);
    row.phone = phone.e164();
    row.email = email.orElse(null);
    row.createdAt = now;
    return row;
  }

  Patient toPatient() {
    return new Patient(id, name, new PhoneNumber(phone), Optional.ofNullable(email));
  }

  /** The same for a name however it is spaced and capitalised. */
  static String key(String name) {
    String key = name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.GERMAN);
    return key.length() > 200 ? key.substring(0, 200) : key;
  }
}
