package dental.sofia.calendar.legacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.CurrentCaller;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.desk.Outcome;
import dental.sofia.calendar.desk.Reception;
import dental.sofia.calendar.desk.Wish;
import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Refusal;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.problem.RefusalText;
import dental.sofia.calendar.problem.TimeSpan;
import dental.sofia.calendar.web.Answers;
import dental.sofia.calendar.web.Fields;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Booking by the first Sofia's agent. That a time cannot be had is an answer to it and no error.
 */
@Path("/api/sofia/appointment")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Allowed({Role.AGENT, Role.STAFF})
class SofiaBookingResource {
  private static final String NOTE = "Via Sofia gebucht";

  private final Reception reception;
  private final Practice practice;
  private final CurrentCaller caller;

  SofiaBookingResource(Reception reception, Practice practice, CurrentCaller caller) {
    this.reception = reception;
    this.practice = practice;
    this.caller = caller;
  }

  @Schema(name = "LegacySofiaBooking")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Body(
      @Schema(required = true) String patientName,
      @Schema(required = true) String patientPhone,
      @Schema(required = true, examples = "2026-11-23") String requestedDate,
      @Schema(required = true, examples = "10:00") String requestedTime,
      String treatmentType) {}

  @Schema(name = "LegacySofiaBooked")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      boolean success, String message, LegacyRow appointment, List<TimeSpan> alternatives) {}

  @POST
  public Answer book(Body body) {
    Fields.body(body);
    var wish =
        new Wish(
            Fields.text("patientName", body.patientName(), Fields.NAME),
            Fields.phone("patientPhone", body.patientPhone()),
            Optional.empty(),
            Fields.time(
                "requestedDate", body.requestedDate(), "requestedTime", body.requestedTime()),
            DefaultTreatment.or(practice, "treatmentType", body.treatmentType()),
            NOTE);
    Outcome outcome = reception.book(wish, Optional.empty(), caller.get().actor());
    return outcome instanceof Outcome.Refused refused
        ? refused(refused.refusal())
        : booked(Answers.done(outcome));
  }

  private static Answer booked(Appointment appointment) {
    String message =
        "Ihr Termin ist am "
            + German.date(appointment.slot().start().toLocalDate())
            + " um "
            + LegacyRow.clock(appointment.slot().start())
            + " Uhr ("
            + appointment.treatment()
            + ").";
    return new Answer(true, message, LegacyRow.of(appointment), null);
  }

  private static Answer refused(Refusal refusal) {
    List<TimeSpan> alternatives =
        refusal instanceof Refusal.SlotTaken taken
            ? taken.alternatives().stream().map(TimeSpan::of).toList()
            : null;
    return new Answer(false, RefusalText.of(refusal), null, alternatives);
  }
}
