package dental.sofia.agent.call;

import dental.sofia.agent.rescue.Origin;
import dental.sofia.agent.rtc.Participant;
import dental.sofia.agent.rtc.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Sofia for a caller: of two in a room the elder stays. There are two when LiveKit was
 * restarted, and the room asks for an agent while the one who was there comes back; or when two
 * replicas have sent for one.
 */
final class Succession {
  private static final String NAME = "lk.agent_name";

  private final Runnable yield;
  private final List<Participant> agents = new ArrayList<>();
  private Room room;

  /**
   * @param yield is told when this agent is the younger
   */
  Succession(Runnable yield) {
    this.yield = yield;
  }

  void came(Participant who) {
    if (who.kind() == Participant.Kind.AGENT) {
      agents.add(who);
      look();
    }
  }

  void left(Participant who) {
    agents.removeIf(agent -> agent.identity().equals(who.identity()));
  }

  void joined(Room room) {
    this.room = room;
    look();
  }

  private void look() {
    if (room != null && agents.stream().anyMatch(this::isElder)) {
      yield.run();
    }
  }

  private boolean isElder(Participant other) {
    var ours = room.attributes();
    return ours.containsKey(Origin.SINCE)
        && other.attributes().containsKey(Origin.SINCE)
        && ours.getOrDefault(NAME, "").equals(other.attributes().getOrDefault(NAME, ""))
        && age(other.attributes(), other.identity()).compareTo(age(ours, room.identity())) < 0;
  }

  /** Sorts by time, and who began in the same moment by identity. */
  private static String age(Map<String, String> attributes, String identity) {
    return "%20s %s".formatted(attributes.get(Origin.SINCE), identity);
  }
}
