package dental.sofia.calendar.web;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.problem.LocalTimes;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An appointment as programs see it. Times are on the clock of the practice. */
@Schema(name = "Appointment")
public record AppointmentJson(
    @Schema(required = true) long id,
    @Schema(required = true) long version,
    @Schema(required = true) long patientId,
    @Schema(required = true) String patientName,
    @Schema(required = true, examples = "+493012345678") String phone,
    @Schema(nullable = true) String email,
    @Schema(required = true, examples = "2026-11-23T10:00") String start,
    @Schema(required = true, examples = "2026-11-23T10:30") String end,
    @Schema(required = true) String treatment,
    @Schema(required = true) String notes,
    @Schema(
            required = true,
            enumeration = {"confirmed", "cancelled", "completed"})
        String status,
    @Schema(
            required = true,
            enumeration = {"staff", "sofia", "import"})
        String createdBy,
    @Schema(required = true, format = "date-time") String createdAt) {

  public static AppointmentJson of(Appointment appointment) {
    return of(appointment, appointment.notes());
  }

  /** What the staff has written down is not for others. */
  static AppointmentJson withoutNotes(Appointment appointment) {
    return of(appointment, "");
  }

  static List<AppointmentJson> of(List<Appointment> appointments) {
    return appointments.stream().map(AppointmentJson::of).toList();
  }

  private static AppointmentJson of(Appointment appointment, String notes) {
    return new AppointmentJson(
        appointment.id(),
        appointment.version(),
        appointment.patient().id(),
        appointment.patient().name(),
        appointment.patient().phone().e164(),
        appointment.patient().email().orElse(null),
        LocalTimes.text(appointment.slot().start()),
        LocalTimes.text(appointment.slot().end()),
        appointment.treatment(),
        notes,
        appointment.status().word(),
        appointment.createdBy().word(),
        LocalTimes.text(appointment.createdAt()));
  }
}
