package dental.sofia.calendar.store;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Slot;

/** An appointment and its patient, as one query finds them. */
final class AppointmentLine {
  /**
   * Whole rows: a list of columns takes Hibernate's parser many megabytes, and after a start
   * everybody asks at once.
   */
  static final String SELECT =
      "select a, p from AppointmentRow a join PatientRow p on p.id = a.patientId ";

  private AppointmentLine() {}

  static Appointment appointment(Object[] line) {
    var row = (AppointmentRow) line[0];
    var patient = (PatientRow) line[1];
    return new Appointment(
        row.id,
        row.version,
        patient.toPatient(),
        new Slot(row.start, row.end),
        row.treatment,
        row.notes,
        row.status,
        row.createdBy,
        row.createdAt);
  }
}
