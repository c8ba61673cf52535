package dental.sofia.calendar.legacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.CurrentCaller;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.desk.Changes;
import dental.sofia.calendar.desk.Outcome;
import dental.sofia.calendar.desk.Rebooking;
import dental.sofia.calendar.desk.Reception;
import dental.sofia.calendar.desk.Records;
import dental.sofia.calendar.desk.Wish;
import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import dental.sofia.calendar.web.Answers;
import dental.sofia.calendar.web.Fields;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The calendar of the first Sofia's page. */
@Path("/api/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.STAFF)
class LegacyAppointmentsResource {
  private final Reception reception;
  private final Rebooking rebooking;
  private final Records records;
  private final Practice practice;
  private final CurrentCaller caller;
  private final ObjectMapper json;

  LegacyAppointmentsResource(
      Reception reception,
      Rebooking rebooking,
      Records records,
      Practice practice,
      CurrentCaller caller,
      ObjectMapper json) {
    this.json = json;
    this.reception = reception;
    this.rebooking = rebooking;
    this.records = records;
    this.practice = practice;
    this.caller = caller;
  }

  /** Its end follows from the treatment; what a request says of it is not used. */
  @Schema(name = "LegacyBooking")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Body(
      @Schema(required = true) @JsonProperty("patient_name") String patientName,
      @Schema(required = true) String phone,
      @Schema(required = true, examples = "2026-11-23") String date,
      @Schema(required = true, examples = "10:00") String time,
      @JsonProperty("treatment_type") String treatmentType,
      String notes) {}

  @Schema(name = "LegacyChanges")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ChangedBody(
      @Schema(examples = "2026-11-23") String date,
      @Schema(examples = "10:00") String time,
      @Schema(enumeration = {"confirmed", "cancelled", "completed"}) String status) {}

  @Schema(name = "LegacySuccess")
  record Success(boolean success) {}

  @GET
  @APIResponseSchema(value = CalendarEvent[].class, responseCode = "200")
  public StreamingOutput all() {
    return stream -> {
      try (SequenceWriter writer = json.writerFor(CalendarEvent.class).writeValuesAsArray(stream)) {
        records.forEach(appointment -> write(writer, CalendarEvent.of(appointment)));
      }
    };
  }

  @POST
  public LegacyRow book(Body body) {
    Fields.body(body);
    var wish =
        new Wish(
            Fields.text("patient_name", body.patientName(), Fields.NAME),
            Fields.phone("phone", body.phone()),
            Optional.empty(),
            Fields.time("date", body.date(), "time", body.time()),
            DefaultTreatment.or(practice, "treatment_type", body.treatmentType()),
            Fields.optionalText("notes", body.notes(), Fields.NOTES).orElse(""));
    Outcome outcome = reception.book(wish, Optional.empty(), caller.get().actor());
    return LegacyRow.of(Answers.done(outcome));
  }

  @PUT
  @Path("/{id}")
  public Success change(@PathParam("id") String id, ChangedBody body) {
    long number = Fields.id(id);
    Fields.body(body);
    Appointment known =
        records.byId(number).orElseThrow(() -> new ProblemException(Problems.noSuchAppointment()));
    var changes =
        new Changes(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            start(known.slot().start(), body),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(body.status()).map(LegacyAppointmentsResource::status));
    Answers.done(
        rebooking.change(number, changes, OptionalLong.empty(), caller.get().actor(), any -> true));
    return new Success(true);
  }

  /** Also if it was gone before. */
  @DELETE
  @Path("/{id}")
  public Success delete(@PathParam("id") String id) {
    reception.delete(Fields.id(id), caller.get().actor());
    return new Success(true);
  }

  private static void write(SequenceWriter writer, CalendarEvent event) {
    try {
      writer.write(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<LocalDateTime> start(LocalDateTime known, ChangedBody body) {
    if (body.date() == null && body.time() == null) {
      return Optional.empty();
    }
    String date = body.date() == null ? LegacyRow.date(known) : body.date();
    String time = body.time() == null ? LegacyRow.clock(known) : body.time();
    return Optional.of(Fields.time("date", date, "time", time));
  }

  private static Status status(String word) {
    return Status.of(word)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problems.malformed(
                        "status", "Möglich sind: confirmed, cancelled und completed.")));
  }
}
