package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.desk.FreeTime;
import dental.sofia.calendar.domain.practice.Practice;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the practice says of itself, for everybody. */
@Path("/api/v1/practice")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.ANYONE)
class PracticeResource {
  private final Practice practice;
  private final FreeTime freeTime;

  PracticeResource(Practice practice, FreeTime freeTime) {
    this.practice = practice;
    this.freeTime = freeTime;
  }

  @GET
  public PracticeJson practice() {
    return PracticeJson.of(practice.profile(), freeTime.now().getYear());
  }
}
