package dental.sofia.calendar.web;

import com.fasterxml.jackson.annotation.JsonProperty;
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

/** The way into a call in the words of the first Sofia, for everybody. */
@Path("/api/sofia")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.ANYONE)
class SofiaTokenResource {
  private final CallDoor door;
  private final Settings settings;

  SofiaTokenResource(CallDoor door, Settings settings) {
    this.door = door;
    this.settings = settings;
  }

  @Schema(name = "SofiaTokenRequest")
  record NameBody(
      @Schema(required = true, minLength = 1, maxLength = CallDoor.NAME)
          @JsonProperty("participant_name")
          String participantName) {}

  @Schema(name = "SofiaConnectRequest")
  record ConnectBody(
      @Schema(required = true, minLength = 1, maxLength = CallDoor.NAME) String participantName,
      @Schema(required = true, minLength = 1, maxLength = CallDoor.NAME) String roomName) {}

  @Schema(name = "SofiaToken")
  record Token(
      @Schema(required = true) String token,
      @Schema(required = true) String url,
      @Schema(required = true) String roomName,
      @Schema(
              required = true,
              enumeration = {"relay", "all"})
          String iceTransportPolicy,
      @Schema(required = true) String agentName) {}

  @POST
  @Path("/token")
  public Token token(NameBody body, @Context HttpServerRequest request) {
    String name = Fields.body(body).participantName();
    return answer(door.invite("participant_name", name, door.newRoom(), request));
  }

  @POST
  @Path("/connect")
  public Token connect(ConnectBody body, @Context HttpServerRequest request) {
    String room = door.room("roomName", Fields.body(body).roomName());
    return answer(door.invite("participantName", body.participantName(), room, request));
  }

  private Token answer(Invitation made) {
    return new Token(
        made.token(), made.url(), made.room(), settings.transportPolicy(), settings.agentName());
  }
}
