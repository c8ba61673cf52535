package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.CurrentCaller;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.desk.Changes;
import dental.sofia.calendar.desk.Outcome;
import dental.sofia.calendar.desk.Rebooking;
import dental.sofia.calendar.desk.Reception;
import dental.sofia.calendar.desk.Records;
import dental.sofia.calendar.domain.appointment.Appointment;
import dental.sofia.calendar.domain.appointment.Status;
import dental.sofia.calendar.domain.patient.PhoneNumber;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What the agent may do for a caller: see, move and cancel appointments of a phone number that the
 * caller has named, and book.
 */
@Path("/api/v1/agent/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.AGENT)
class AgentResource {
  private final Reception reception;
  private final Rebooking rebooking;
  private final Records records;
  private final CurrentCaller caller;

  AgentResource(Reception reception, Rebooking rebooking, Records records, CurrentCaller caller) {
    this.reception = reception;
    this.rebooking = rebooking;
    this.records = records;
    this.caller = caller;
  }

  @Schema(name = "Move")
  record MoveBody(
      @Schema(required = true) String phone,
      @Schema(required = true, examples = "2026-11-23T10:00") String start) {}

  @Schema(name = "Cancellation")
  record CancelBody(@Schema(required = true) String phone) {}

  @GET
  public List<AppointmentJson> upcoming(@QueryParam("phone") String phone) {
    return records.upcoming(Fields.phone("phone", phone)).stream()
        .map(AppointmentJson::withoutNotes)
        .toList();
  }

  @POST
  public RestResponse<AppointmentJson> book(
      @HeaderParam("Idempotency-Key") String key, BookingBody body) {
    String once = Fields.text("Idempotency-Key", key, 64);
    Appointment booked =
        Answers.done(
            reception.book(Fields.body(body).toWish(), Optional.of(once), caller.get().actor()));
    return RestResponse.ResponseBuilder.create(
            RestResponse.Status.CREATED, AppointmentJson.withoutNotes(booked))
        .location(URI.create("/api/v1/appointments/" + booked.id()))
        .build();
  }

  @POST
  @Path("/{id}/move")
  public AppointmentJson move(@PathParam("id") String id, MoveBody body) {
    MoveBody move = Fields.body(body);
    PhoneNumber phone = Fields.phone("phone", move.phone());
    return change(id, Changes.to(Fields.time("start", move.start())), phone);
  }

  @POST
  @Path("/{id}/cancel")
  public AppointmentJson cancel(@PathParam("id") String id, CancelBody body) {
    PhoneNumber phone = Fields.phone("phone", Fields.body(body).phone());
    return change(id, Changes.to(Status.CANCELLED), phone);
  }

  private AppointmentJson change(String id, Changes changes, PhoneNumber phone) {
    Outcome outcome =
        rebooking.change(
            Fields.id(id),
            changes,
            OptionalLong.empty(),
            caller.get().actor(),
            appointment ->
                appointment.patient().phone().equals(phone)
                    && appointment.status() == Status.CONFIRMED);
    return AppointmentJson.withoutNotes(Answers.done(outcome));
  }
}
