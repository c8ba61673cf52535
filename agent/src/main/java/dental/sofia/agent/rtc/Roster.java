package dental.sofia.agent.rtc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.ParticipantInfo;

/** Who else is in the room. Not safe for use by more than one thread. */
final class Roster {
  private final Map<String, Participant> byIdentity = new LinkedHashMap<>();
  private final Map<String, Integer> versions = new LinkedHashMap<>();
  private String self = "";

  /** After a join: all who are there. Those who are not mentioned have left meanwhile. */
  List<RoomEvent> reset(ParticipantInfo local, List<ParticipantInfo> others) {
    self = local.getIdentity();
    var events = new ArrayList<RoomEvent>();
    var present = others.stream().map(ParticipantInfo::getIdentity).toList();
    for (var participant : List.copyOf(byIdentity.values())) {
      if (!present.contains(participant.identity())) {
        byIdentity.remove(participant.identity());
        events.add(new RoomEvent.ParticipantLeft(participant, false));
      }
    }
    versions.clear();
    events.addAll(update(others));
    return events;
  }

  List<RoomEvent> update(List<ParticipantInfo> infos) {
    var events = new ArrayList<RoomEvent>();
    for (var info : infos) {
      if (!info.getIdentity().equals(self)) {
        one(info).ifPresent(events::add);
      }
    }
    return events;
  }

  List<Participant> participants() {
    return List.copyOf(byIdentity.values());
  }

  Optional<Participant> publisherOf(String trackSid) {
    return byIdentity.values().stream()
        .filter(participant -> participant.publishes(trackSid))
        .findFirst();
  }

  private Optional<RoomEvent> one(ParticipantInfo info) {
    var before = byIdentity.get(info.getIdentity());
    if (info.getState() == ParticipantInfo.State.DISCONNECTED) {
      // One who came back is told of with a new sid, perhaps before the end of the former stay is.
      if (before == null || !before.sid().equals(info.getSid())) {
        return Optional.empty();
      }
      byIdentity.remove(info.getIdentity());
      versions.remove(info.getSid());
      boolean deliberate = info.getDisconnectReason() == DisconnectReason.CLIENT_INITIATED;
      return Optional.of(new RoomEvent.ParticipantLeft(before, deliberate));
    }
    // Updates may overtake each other; the version says which is newer.
    Integer version = versions.get(info.getSid());
    if (version != null && version > info.getVersion()) {
      return Optional.empty();
    }
    versions.put(info.getSid(), info.getVersion());
    var now = Participant.of(info);
    byIdentity.put(now.identity(), now);
    if (before == null) {
      return Optional.of(new RoomEvent.ParticipantJoined(now));
    }
    return before.equals(now)
        ? Optional.empty()
        : Optional.of(new RoomEvent.ParticipantChanged(now));
  }
}
