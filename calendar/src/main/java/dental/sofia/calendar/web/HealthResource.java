package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.store.Database;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** Whether the calendar can do its work, which it cannot without its database. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.ANYONE)
class HealthResource {
  private final Database database;
  private final Clock clock;

  HealthResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Schema(name = "Health")
  record Health(
      @Schema(
              required = true,
              enumeration = {"healthy", "unhealthy"})
          String status,
      @Schema(required = true) String service,
      @Schema(required = true, format = "date-time") String timestamp,
      @Schema(
              required = true,
              enumeration = {"up", "down"})
          String database) {}

  @GET
  public RestResponse<Health> health() {
    boolean up = database.isUp();
    String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    var health =
        new Health(up ? "healthy" : "unhealthy", "dental-calendar", now, up ? "up" : "down");
    return RestResponse.status(
        up ? RestResponse.Status.OK : RestResponse.Status.SERVICE_UNAVAILABLE, health);
  }
}
