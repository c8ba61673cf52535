package dental.sofia.calendar.legacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.problem.LocalTimes;
import java.time.LocalDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An appointment in the columns of the first Sofia's table. */
@Schema(name = "LegacyAppointment")
record LegacyRow(
    long id,
    @JsonProperty("patient_name") String patientName,
    String phone,
    @Schema(examples = "2026-11-23") String date,
    @Schema(examples = "10:00") String time,
    @JsonProperty("end_time") String endTime,
    @JsonProperty("treatment_type") String treatmentType,
    String notes,
    String status) {

  static LegacyRow of(Appointment appointment) {
    return new LegacyRow(
        appointment.id(),
        appointment.patient().name(),
        appointment.patient().phone().e164(),
        date(appointment.slot().start()),
        clock(appointment.slot().start()),
        clock(appointment.slot().end()),
        appointment.treatment(),
        appointment.notes(),
        appointment.status().word());
  }

  static List<LegacyRow> of(List<Appointment> appointments) {
    return appointments.stream().map(LegacyRow::of).toList();
  }

  static String date(LocalDateTime time) {
    return LocalTimes.text(time).substring(0, 10);
  }

  static String clock(LocalDateTime time) {
    return LocalTimes.text(time).substring(11);
  }
}
