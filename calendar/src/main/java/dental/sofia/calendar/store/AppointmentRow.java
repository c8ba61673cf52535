package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.appointment.Origin;
import dental.sofia.calendar.domain.appointment.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "appointment")
public class AppointmentRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  // Counted here and not by Hibernate: every change names the version that it was made from.
  long version;

  @Column(name = "patient_id")
  long patientId;

  @Column(name = "start_at")
  LocalDateTime start;

  @Column(name = "end_at")
  LocalDateTime end;

  String treatment;
  String notes;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  Status status;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "created_by")
  Origin createdBy;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "request_key")
  String requestKey;
}
