package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Origin;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.domain.patient.Patient;
import dental.sofia.calendar.domain.patient.PhoneNumber;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/** An appointment and its patient as one line of a query's answer. */
public record AppointmentLine(
    long id,
    long version,
    long patientId,
    String name,
    String phone,
    String email,
    LocalDateTime start,
    LocalDateTime end,
    String treatment,
    String notes,
    Status status,
    Origin createdBy,
    Instant createdAt) {

  static final String SELECT =
      "select new dental.sofia.calendar.store.AppointmentLine(a.id, a.version, p.id, p.name, p.phone,"
          + " p.email, a.start, a.end, a.treatment, a.notes, a.status, a.createdBy, a.createdAt)"
          + " from AppointmentRow a join PatientRow p on p.id = a.patientId ";

  Appointment toAppointment() {
    var patient = new Patient(patientId, name, new PhoneNumber(phone), Optional.ofNullable(email));
    return new Appointment(
        id, version, patient, new Slot(start, end), treatment, notes, status, createdBy, createdAt);
  }
}
