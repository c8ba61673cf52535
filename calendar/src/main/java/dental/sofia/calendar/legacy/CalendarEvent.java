package dental.sofia.calendar.legacy;

import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.problem.LocalTimes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An appointment as FullCalendar draws it. */
@Schema(name = "LegacyCalendarEvent")
record CalendarEvent(
    long id,
    String title,
    @Schema(examples = "2026-11-23T10:00") String start,
    String end,
    String backgroundColor,
    Details extendedProps) {

  @Schema(name = "LegacyCalendarEventDetails")
  record Details(
      String patientName, String phone, String treatmentType, String notes, String status) {}

  static CalendarEvent of(Appointment appointment) {
    String name = appointment.patient().name();
    String treatment = appointment.treatment();
    return new CalendarEvent(
        appointment.id(),
        name + " - " + treatment,
        LocalTimes.text(appointment.slot().start()),
        LocalTimes.text(appointment.slot().end()),
        switch (appointment.status()) {
          case CONFIRMED -> "#28a745";
          case CANCELLED -> "#dc3545";
          case COMPLETED -> "#007bff";
        },
        new Details(
            name,
            appointment.patient().phone().e164(),
            treatment,
            appointment.notes(),
            appointment.status().word()));
  }
}
