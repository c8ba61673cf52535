package dental.sofia.calendar.web;

import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.call.Invitation;
import dental.sofia.calendar.config.Settings;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The way into a call, for everybody. */
@Path("/api/livekit-token")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.ANYONE)
class LiveKitTokenResource {
  private final CallDoor door;
  private final Settings settings;

  LiveKitTokenResource(CallDoor door, Settings settings) {
    this.door = door;
    this.settings = settings;
  }

  /**
   * @param metadata is not used; old clients send it
   */
  @Schema(name = "LiveKitTokenRequest")
  record Body(
      @Schema(required = true, minLength = 1, maxLength = CallDoor.NAME) String identity,
      @Schema(required = true, minLength = 1, maxLength = CallDoor.NAME) String room,
      @Schema(implementation = Object.class) JsonNode metadata) {}

  @Schema(name = "LiveKitToken")
  record Token(
      @Schema(required = true) String token,
      @Schema(required = true) String url,
      @Schema(required = true) String room,
      @Schema(required = true) String identity,
      @Schema(
              required = true,
              enumeration = {"relay", "all"})
          String iceTransportPolicy,
      @Schema(required = true) String agentName) {}

  @POST
  public Token token(Body body, @Context HttpServerRequest request) {
    String room = door.room("room", Fields.body(body).room());
    Invitation made = door.invite("identity", body.identity(), room, request);
    return new Token(
        made.token(),
        made.url(),
        made.room(),
        made.identity(),
        settings.transportPolicy(),
        settings.agentName());
  }
}
