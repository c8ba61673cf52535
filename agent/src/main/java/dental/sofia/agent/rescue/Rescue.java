package dental.sofia.agent.rescue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Sends another agent into a room that lost its own. It acts on what LiveKit tells by webhook, but
 * only after LiveKit itself has confirmed that a caller sits there alone; so a message that is told
 * twice, or late, does no harm.
 */
public final class Rescue {
  private static final Logger LOG = Logger.getLogger(Rescue.class);

  /** Who is hidden from others, records or streams is no caller. */
  private static final List<String> CALLERS = List.of("STANDARD", "SIP");

  private final RoomService rooms;
  private final String agentName;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Rescue(RoomService rooms, String agentName) {
    this.rooms = rooms;
    this.agentName = agentName;
  }

  /** Something that LiveKit has told, as it comes in the webhook; returns at once. */
  public void told(JsonNode event) {
    var participant = event.path("participant");
    boolean lost =
        event.path("event").asText().startsWith("participant_")
            && !event.path("event").asText().equals("participant_joined")
            && "AGENT".equals(participant.path("kind").asText())
            && agentName.equals(participant.path("attributes").path("lk.agent_name").asText())
            // Whoever says goodbye has not been lost.
            && !"CLIENT_INITIATED".equals(participant.path("disconnectReason").asText())
            && !participant.path("attributes").has("sofia.call");
    String room = event.path("room").path("name").asText();
    if (lost && !room.isEmpty()) {
      threads.execute(() -> rescue(room));
    }
  }

  private void rescue(String room) {
    try {
      var participants = rooms.participants(room);
      if (any(participants, CALLERS) && !any(participants, List.of("AGENT"))) {
        LOG.infof("room %s has lost its agent: another is sent", room);
        rooms.dispatch(room, agentName);
      }
    } catch (IOException e) {
      LOG.warnf("room %s could not be rescued: %s", room, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean any(JsonNode participants, List<String> kinds) {
    return StreamSupport.stream(participants.spliterator(), false)
        .anyMatch(
            participant ->
                // protojson leaves out what has the default value.
                kinds.contains(participant.path("kind").asText("STANDARD"))
                    && !"DISCONNECTED".equals(participant.path("state").asText()));
  }
}
