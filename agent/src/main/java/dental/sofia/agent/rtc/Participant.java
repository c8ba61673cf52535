package dental.sofia.agent.rtc;

import java.util.List;
import java.util.Map;
import livekit.LivekitModels.ParticipantInfo;

/**
 * Somebody else in the room, as the server last described them.
 *
 * @param sid of this stay in the room; another one after a rejoin
 * @param identity of the person or agent; unique in the room
 */
public record Participant(
    String sid,
    String identity,
    String name,
    Kind kind,
    String metadata,
    Map<String, String> attributes,
    List<Track> tracks) {

  /** What sort of participant. */
  public enum Kind {
    STANDARD,
    AGENT,
    /** By telephone. */
    SIP,
    OTHER
  }

  /**
   * What a participant sends.
   *
   * @param muted published, but nothing is to be heard of it now
   */
  public record Track(String sid, String name, boolean audio, boolean muted) {}

  public Participant {
    attributes = Map.copyOf(attributes);
    tracks = List.copyOf(tracks);
  }

  static Participant of(ParticipantInfo info) {
    return new Participant(
        info.getSid(),
        info.getIdentity(),
        info.getName(),
        kind(info.getKind()),
        info.getMetadata(),
        info.getAttributesMap(),
        info.getTracksList().stream()
            .map(
                track ->
                    new Track(
                        track.getSid(),
                        track.getName(),
                        track.getType() == livekit.LivekitModels.TrackType.AUDIO,
                        track.getMuted()))
            .toList());
  }

  boolean publishes(String trackSid) {
    return tracks.stream().anyMatch(track -> track.sid().equals(trackSid));
  }

  private static Kind kind(ParticipantInfo.Kind kind) {
    return switch (kind) {
      case STANDARD -> Kind.STANDARD;
      case AGENT -> Kind.AGENT;
      case SIP -> Kind.SIP;
      case INGRESS, EGRESS, CONNECTOR, BRIDGE, UNRECOGNIZED -> Kind.OTHER;
    };
  }
}
