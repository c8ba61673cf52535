package dental.sofia.agent.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.agent.rescue.Rescue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;

/** LiveKit's webhooks: who sent them is checked, and a call that lost its agent gets another. */
@Path("/webhook")
public class WebhookResource {
  private static final Logger LOG = Logger.getLogger(WebhookResource.class);

  private final WebhookSignature signature;
  private final Rescue rescue;
  private final Clock clock;
  private final ObjectMapper json;
  private final Deliveries deliveries = new Deliveries();

  WebhookResource(WebhookSignature signature, Rescue rescue, Clock clock, ObjectMapper json) {
    this.signature = signature;
    this.rescue = rescue;
    this.clock = clock;
    this.json = json;
  }

  @POST
  @Consumes("*/*")
  public Response any(@HeaderParam("Authorization") String authorization, byte[] body) {
    var now = clock.instant();
    if (!signature.signs(authorization, body, now)) {
      return Response.status(Response.Status.UNAUTHORIZED).build();
    }
    if (deliveries.isFirst(body, now)) {
      take(body);
    }
    // Also what came before: whoever repeats it for want of an answer is to stop.
    return Response.ok(Map.of("status", "ok")).type("application/json").build();
  }

  @POST
  @Path("room-started")
  @Consumes("*/*")
  public Response roomStarted(@HeaderParam("Authorization") String authorization, byte[] body) {
    return any(authorization, body);
  }

  @POST
  @Path("participant-joined")
  @Consumes("*/*")
  public Response participantJoined(
      @HeaderParam("Authorization") String authorization, byte[] body) {
    return any(authorization, body);
  }

  private void take(byte[] body) {
    try {
      JsonNode event = json.readTree(body);
      LOG.debugf("%s in %s", event.path("event").asText(), event.at("/room/name").asText());
      rescue.told(event);
    } catch (IOException e) {
      LOG.debug("a signed webhook that is no JSON");
    }
  }
}
