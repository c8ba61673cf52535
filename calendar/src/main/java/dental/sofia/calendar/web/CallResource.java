package dental.sofia.calendar.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Caller;
import dental.sofia.calendar.access.ClientAddress;
import dental.sofia.calendar.access.CurrentCaller;
import dental.sofia.calendar.access.RateLimit;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.call.Invitation;
import dental.sofia.calendar.call.Invitations;
import dental.sofia.calendar.config.Settings;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The way into a call, for everybody. Strangers get a room of their own, whatever room they ask
 * for.
 */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.ANYONE)
class CallResource {
  private static final Pattern ROOM = Pattern.compile("sofia-dental-[A-Za-z0-9_-]{1,64}");
  // Names by which others in a room are told apart from people.
  private static final Pattern RESERVED = Pattern.compile("(?i)(agent-|sofia-probe|_).*");
  private static final int NAME = 100;

  private final RateLimit tokens = new RateLimit(20, Duration.ofSeconds(3));
  private final Invitations invitations;
  private final Settings settings;
  private final CurrentCaller caller;
  private final ClientAddress address;

  CallResource(
      Invitations invitations, Settings settings, CurrentCaller caller, ClientAddress address) {
    this.invitations = invitations;
    this.settings = settings;
    this.caller = caller;
    this.address = address;
  }

  /**
   * @param metadata is not used; old clients send it
   */
  @Schema(name = "LiveKitTokenRequest")
  record RoomRequest(
      @Schema(required = true, minLength = 1, maxLength = NAME) String identity,
      @Schema(required = true, minLength = 1, maxLength = NAME) String room,
      @Schema(implementation = Object.class) JsonNode metadata) {}

  @Schema(name = "SofiaTokenRequest")
  record NameRequest(
      @Schema(required = true, minLength = 1, maxLength = NAME) @JsonProperty("participant_name")
          String participantName) {}

  @Schema(name = "SofiaConnectRequest")
  record ConnectRequest(
      @Schema(required = true, minLength = 1, maxLength = NAME) String participantName,
      @Schema(required = true, minLength = 1, maxLength = NAME) String roomName) {}

  @Schema(name = "LiveKitToken")
  record RoomToken(
      @Schema(required = true) String token,
      @Schema(required = true) String url,
      @Schema(required = true) String room,
      @Schema(required = true) String identity,
      @Schema(
              required = true,
              enumeration = {"relay", "all"})
          String iceTransportPolicy,
      @Schema(required = true) String agentName) {}

  @Schema(name = "SofiaToken")
  record SofiaToken(
      @Schema(required = true) String token,
      @Schema(required = true) String url,
      @Schema(required = true) String roomName,
      @Schema(
              required = true,
              enumeration = {"relay", "all"})
          String iceTransportPolicy,
      @Schema(required = true) String agentName) {}

  @POST
  @Path("/livekit-token")
  public RoomToken roomToken(RoomRequest body, HttpServerRequest request) {
    String identity = name("identity", Fields.body(body).identity());
    Invitation made = invite(identity, room("room", body.room()), request);
    return new RoomToken(
        made.token(),
        made.url(),
        made.room(),
        made.identity(),
        settings.transportPolicy(),
        settings.agentName());
  }

  @POST
  @Path("/sofia/token")
  public SofiaToken token(NameRequest body, HttpServerRequest request) {
    String name = name("participant_name", Fields.body(body).participantName());
    return sofiaToken(invite(name, invitations.newRoom(), request));
  }

  @POST
  @Path("/sofia/connect")
  public SofiaToken connect(ConnectRequest body, HttpServerRequest request) {
    String name = name("participantName", Fields.body(body).participantName());
    return sofiaToken(invite(name, room("roomName", body.roomName()), request));
  }

  private SofiaToken sofiaToken(Invitation made) {
    return new SofiaToken(
        made.token(), made.url(), made.room(), settings.transportPolicy(), settings.agentName());
  }

  private Invitation invite(String identity, String room, HttpServerRequest request) {
    tokens
        .exceededBy(address.of(request))
        .ifPresent(
            wait -> {
              throw Problems.tooManyRequests(wait);
            });
    return invitations
        .invite(identity, room)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problems.unavailable("Gespräche mit Sofia sind hier nicht eingerichtet.")));
  }

  private static String name(String field, String value) {
    String name = Fields.text(field, value, NAME);
    if (RESERVED.matcher(name).matches()) {
      throw Fields.malformed(field, "Dieser Name ist vergeben.");
    }
    return name;
  }

  private String room(String field, String value) {
    String asked = Fields.text(field, value, NAME);
    if (caller.get() instanceof Caller.Anonymous) {
      return invitations.newRoom();
    }
    if (!ROOM.matcher(asked).matches()) {
      throw Fields.malformed(field, "Ein Raum heißt sofia-dental-… (Buchstaben und Ziffern).");
    }
    return asked;
  }
}
