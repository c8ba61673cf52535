package dental.sofia.calendar.web;

import dental.sofia.calendar.desk.Wish;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An appointment that is asked for. */
@Schema(name = "Booking")
record BookingBody(
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME) String patientName,
    @Schema(required = true, examples = "030 12345678") String phone,
    @Schema(nullable = true, format = "email") String email,
    @Schema(required = true, examples = "2026-11-23T10:00") String start,
    @Schema(required = true, examples = "Kontrolle") String treatment,
    @Schema(nullable = true, maxLength = Fields.NOTES) String notes) {

  Wish toWish() {
    return new Wish(
        Fields.text("patientName", patientName, Fields.NAME),
        Fields.phone("phone", phone),
        Fields.email("email", email),
        Fields.time("start", start),
        Fields.text("treatment", treatment, 100),
        Fields.optionalText("notes", notes, Fields.NOTES).orElse(""));
  }
}
