package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.desk.FreeTime;
import dental.sofia.calendar.domain.appointment.Refusal;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.Treatment;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import dental.sofia.calendar.problem.TimeSpan;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When one can come, for everybody. */
@Path("/api/v1/free-slots")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.ANYONE)
class FreeSlotsResource {
  private static final int MOST_DAYS = 62;

  private final FreeTime freeTime;
  private final Practice practice;

  FreeSlotsResource(FreeTime freeTime, Practice practice) {
    this.freeTime = freeTime;
    this.practice = practice;
  }

  @Schema(name = "FreeSlots")
  record FreeSlots(
      @Schema(required = true) String treatment,
      @Schema(required = true) long durationMinutes,
      @Schema(required = true) List<TimeSpan> slots) {}

  @GET
  public FreeSlots find(
      @QueryParam("from") String from,
      @QueryParam("days") String days,
      @QueryParam("treatment") String name) {
    LocalDate first = from == null ? freeTime.now().toLocalDate() : Fields.date("from", from);
    int count = Fields.number("days", days, 7, 1, MOST_DAYS);
    Treatment treatment = treatment(name);
    List<TimeSpan> slots =
        freeTime.find(first, count, treatment.duration()).stream().map(TimeSpan::of).toList();
    return new FreeSlots(treatment.name(), treatment.duration().toMinutes(), slots);
  }

  /** The first of the practice's list if nothing is said. */
  private Treatment treatment(String name) {
    List<Treatment> all = practice.profile().treatments();
    if (name == null) {
      return all.getFirst();
    }
    return practice
        .treatment(Fields.text("treatment", name, 100))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problems.of(
                        new Refusal.UnknownTreatment(all.stream().map(Treatment::name).toList()))));
  }
}
