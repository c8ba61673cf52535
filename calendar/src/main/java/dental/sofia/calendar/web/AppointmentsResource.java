package dental.sofia.calendar.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.CurrentCaller;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.desk.Outcome;
import dental.sofia.calendar.desk.Rebooking;
import dental.sofia.calendar.desk.Reception;
import dental.sofia.calendar.desk.Records;
import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/** All appointments, for the staff. */
@Path("/api/v1/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.STAFF)
class AppointmentsResource {
  private static final int LONGEST_RANGE_DAYS = 400;
  private static final int PORTION_DAYS = 31;

  private final Reception reception;
  private final Rebooking rebooking;
  private final Records records;
  private final CurrentCaller caller;
  private final ObjectMapper json;

  AppointmentsResource(
      Reception reception,
      Rebooking rebooking,
      Records records,
      CurrentCaller caller,
      ObjectMapper json) {
    this.json = json;
    this.reception = reception;
    this.rebooking = rebooking;
    this.records = records;
    this.caller = caller;
  }

  /** Long ranges are written month by month: a practice's year at once would fill the memory. */
  @GET
  @APIResponseSchema(value = AppointmentJson[].class, responseCode = "200")
  public RestResponse<Object> list(@QueryParam("from") String from, @QueryParam("to") String to) {
    LocalDate first = Fields.date("from", from);
    LocalDate end = Fields.date("to", to);
    if (end.isBefore(first) || end.isAfter(first.plusDays(LONGEST_RANGE_DAYS))) {
      throw Fields.malformed(
          "to",
          "Das Ende liegt vor dem Anfang oder mehr als " + LONGEST_RANGE_DAYS + " Tage danach.");
    }
    if (!end.isAfter(first.plusDays(PORTION_DAYS))) {
      return RestResponse.ok(AppointmentJson.of(records.between(first, end)));
    }
    StreamingOutput portions = stream -> write(first, end, stream);
    return RestResponse.ok(portions);
  }

  private void write(LocalDate first, LocalDate end, OutputStream stream) throws IOException {
    try (SequenceWriter writer = json.writerFor(AppointmentJson.class).writeValuesAsArray(stream)) {
      for (LocalDate from = first; from.isBefore(end); from = from.plusDays(PORTION_DAYS)) {
        LocalDate next = from.plusDays(PORTION_DAYS);
        LocalDate to = next.isBefore(end) ? next : end;
        writer.writeAll(AppointmentJson.of(records.between(from, to)));
      }
    }
  }

  @GET
  @Path("/search")
  public List<AppointmentJson> search(@QueryParam("q") String text) {
    return AppointmentJson.of(records.search(Fields.text("q", text, 100)));
  }

  @GET
  @Path("/{id: [0-9]+}")
  public RestResponse<AppointmentJson> one(@PathParam("id") String id) {
    return answer(
        RestResponse.Status.OK,
        records
            .byId(Fields.id(id))
            .orElseThrow(() -> new ProblemException(Problems.noSuchAppointment())));
  }

  @POST
  public RestResponse<AppointmentJson> book(
      @HeaderParam("Idempotency-Key") String key, BookingBody body) {
    Outcome outcome =
        reception.book(
            Fields.body(body).toWish(),
            Fields.optionalText("Idempotency-Key", key, 64),
            caller.get().actor());
    return answer(RestResponse.Status.CREATED, Answers.done(outcome));
  }

  @PATCH
  @Path("/{id: [0-9]+}")
  public RestResponse<AppointmentJson> change(
      @PathParam("id") String id, @HeaderParam("If-Match") String version, ChangesBody body) {
    Outcome outcome =
        rebooking.change(
            Fields.id(id),
            Fields.body(body).toChanges(),
            version(version),
            caller.get().actor(),
            any -> true);
    return answer(RestResponse.Status.OK, Answers.done(outcome));
  }

  @DELETE
  @Path("/{id: [0-9]+}")
  public void delete(@PathParam("id") String id) {
    if (!reception.delete(Fields.id(id), caller.get().actor())) {
      throw new ProblemException(Problems.noSuchAppointment());
    }
  }

  /** A tag that is no version of ours matches none. */
  private static OptionalLong version(String tag) {
    if (tag == null || tag.strip().equals("*")) {
      return OptionalLong.empty();
    }
    String digits = tag.strip().replaceAll("^\"|\"$", "");
    return OptionalLong.of(digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : -1);
  }

  private static RestResponse<AppointmentJson> answer(
      RestResponse.Status status, Appointment appointment) {
    var builder =
        RestResponse.ResponseBuilder.create(status, AppointmentJson.of(appointment))
            .header("ETag", '"' + Long.toString(appointment.version()) + '"');
    return status == RestResponse.Status.CREATED
        ? builder.location(URI.create("/api/v1/appointments/" + appointment.id())).build()
        : builder.build();
  }
}
