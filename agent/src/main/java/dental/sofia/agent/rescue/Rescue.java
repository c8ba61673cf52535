package dental.sofia.agent.rescue;

import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.agent.rescue.RoomService.Sign;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Sends another agent into a room that lost its own. Whatever makes it look (LiveKit's webhook, a
 * replica that is silent, a start) is only a reason to ask LiveKit. An agent is taken for dead when
 * it does not answer in the room itself, where those who live do, and whoever succeeds in removing
 * it sends the next. So it does no harm if several look at once, or one looks in vain.
 */
public final class Rescue {
  private static final Logger LOG = Logger.getLogger(Rescue.class);
  private static final String AGENT = "AGENT";

  /** Who is hidden from others, records or streams is no caller. */
  private static final List<String> CALLERS = List.of("STANDARD", "SIP");

  /** Who has just joined may not be able to answer the first question. */
  private static final int QUESTIONS = 2;

  private static final int TRIES = 3;
  private static final long BETWEEN_TRIES_MILLIS = 1_000;

  /** Offers until one is taken: all agents may be busy, and LiveKit may lose one. */
  private static final int OFFERS = 20;

  private static final int LOOKS_FOR_EACH_OFFER = 15;
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  private final RoomService rooms;
  private final String agentName;
  private final String process;
  private final Supplier<Set<String>> living;
  private final Set<String> sending = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Something with LiveKit that may fail. */
  @FunctionalInterface
  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  /**
   * @param process ours
   * @param living those of others that have answered lately: they need not be asked in the room
   */
  public Rescue(RoomService rooms, String agentName, String process, Supplier<Set<String>> living) {
    this.rooms = rooms;
    this.agentName = agentName;
    this.process = process;
    this.living = living;
  }

  /** Something that LiveKit has told, as it comes in the webhook; returns at once. */
  public void told(JsonNode event) {
    var participant = event.path("participant");
    String reason = participant.path("disconnectReason").asText();
    boolean lost =
        event.path("event").asText().startsWith("participant_")
            && !event.path("event").asText().equals("participant_joined")
            && isOurs(participant)
            // Whoever says goodbye has not been lost; whoever removes one sends another.
            && !List.of("CLIENT_INITIATED", "PARTICIPANT_REMOVED").contains(reason)
            && !participant.path("attributes").has("sofia.call");
    String room = event.path("room").path("name").asText();
    if (lost && !room.isEmpty()) {
      threads.execute(() -> persistently(room, () -> send(room)));
    }
  }

  /** Agents may have been lost; returns at once. */
  public void look() {
    threads.execute(
        () ->
            persistently(
                "LiveKit",
                () -> {
                  for (var room : rooms.rooms()) {
                    threads.execute(() -> persistently(room, () -> look(room)));
                  }
                }));
  }

  private void look(String room) throws IOException, InterruptedException {
    var participants = rooms.participants(room);
    if (present(participants).noneMatch(Rescue::isCaller)) {
      return;
    }
    for (var agent : present(participants).filter(this::isOurs).filter(this::isUnknown).toList()) {
      String identity = agent.path("identity").asText();
      if (isDead(room, identity) && rooms.remove(room, identity)) {
        LOG.infof("the agent of room %s is dead: another is sent", room);
        send(room);
      }
    }
  }

  private boolean isDead(String room, String identity) throws IOException, InterruptedException {
    for (int i = 0; i < QUESTIONS; i++) {
      if (rooms.signOfLife(room, identity) != Sign.SILENT) {
        return false;
      }
    }
    return true;
  }

  /** Until an agent is there, or no caller. */
  private void send(String room) throws IOException, InterruptedException {
    if (!sending.add(room)) {
      return;
    }
    try {
      for (int look = 0; look < OFFERS * LOOKS_FOR_EACH_OFFER; look++) {
        var participants = rooms.participants(room);
        if (present(participants).noneMatch(Rescue::isCaller)
            || present(participants).anyMatch(Rescue::isAgent)) {
          return;
        }
        if (look % LOOKS_FOR_EACH_OFFER == 0) {
          LOG.infof("an agent is sent to the caller in room %s", room);
          rooms.dispatch(room, agentName);
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      }
      LOG.warnf("no agent comes to room %s", room);
    } finally {
      sending.remove(room);
    }
  }

  private static void persistently(String what, Task task) {
    for (int left = TRIES; left > 0; left--) {
      try {
        task.run();
        return;
      } catch (IOException e) {
        LOG.warnf("%s: %s", what, e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean isOurs(JsonNode participant) {
    return isAgent(participant)
        && agentName.equals(participant.path("attributes").path("lk.agent_name").asText());
  }

  /** Of a process that has not answered lately, or says nothing of its process. */
  private boolean isUnknown(JsonNode agent) {
    String whose = agent.path("attributes").path(Origin.PROCESS).asText();
    return !whose.equals(process) && !living.get().contains(whose);
  }

  private static Stream<JsonNode> present(JsonNode participants) {
    return StreamSupport.stream(participants.spliterator(), false)
        .filter(participant -> !"DISCONNECTED".equals(participant.path("state").asText()));
  }

  private static boolean isAgent(JsonNode participant) {
    return AGENT.equals(participant.path("kind").asText());
  }

  private static boolean isCaller(JsonNode participant) {
    // protojson leaves out what has the default value.
    return CALLERS.contains(participant.path("kind").asText("STANDARD"));
  }
}
