package dental.sofia.calendar.web;

import dental.sofia.calendar.desk.Changes;
import dental.sofia.calendar.domain.appointment.Status;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be different about an appointment. An e-mail address goes away by {@code null} or an
 * empty text.
 */
@Schema(name = "Changes", minProperties = 1)
record ChangesBody(
    @Schema(minLength = 1, maxLength = Fields.NAME) String patientName,
    String phone,
    @Schema(implementation = String.class, nullable = true) Optional<String> email,
    @Schema(examples = "2026-11-23T10:00") String start,
    String treatment,
    @Schema(maxLength = Fields.NOTES) String notes,
    @Schema(enumeration = {"confirmed", "cancelled", "completed"}) String status) {

  Changes toChanges() {
    return new Changes(
        Optional.ofNullable(patientName).map(it -> Fields.text("patientName", it, Fields.NAME)),
        Optional.ofNullable(phone).map(it -> Fields.phone("phone", it)),
        Optional.ofNullable(email).map(it -> Fields.email("email", it.orElse("")).orElse("")),
        Optional.ofNullable(start).map(it -> Fields.time("start", it)),
        Optional.ofNullable(treatment).map(it -> Fields.text("treatment", it, 100)),
        Optional.ofNullable(notes)
            .map(it -> Fields.optionalText("notes", it, Fields.NOTES).orElse("")),
        Optional.ofNullable(status).map(ChangesBody::status));
  }

  private static Status status(String word) {
    return Status.of(word)
        .orElseThrow(
            () -> Fields.malformed("status", "Möglich sind: confirmed, cancelled und completed."));
  }
}
