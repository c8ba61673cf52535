package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** The same as {@link HealthResource}, where others look for it. */
@Path("/api/health")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.ANYONE)
class ApiHealthResource {
  private final HealthResource health;

  ApiHealthResource(HealthResource health) {
    this.health = health;
  }

  @GET
  public RestResponse<HealthResource.Health> health() {
    return health.health();
  }
}
