package dental.sofia.calendar.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "taken_time")
public class TakenTimeRow {
  @Id Integer part;

  @Column(name = "appointment_id")
  long appointmentId;

  static TakenTimeRow of(int part, long appointmentId) {
    var row = new TakenTimeRow();
    row.part = part;
    row.appointmentId = appointmentId;
    return row;
  }
}
