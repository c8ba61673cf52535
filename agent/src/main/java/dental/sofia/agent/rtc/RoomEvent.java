package dental.sofia.agent.rtc;

import java.util.Map;

/** What happens in a room, told in the order in which it happened, one after the other. */
public sealed interface RoomEvent {

  /** Somebody came, or was there already when we came. */
  record ParticipantJoined(Participant participant) implements RoomEvent {}

  /** Attributes, tracks, name or metadata of somebody are others than before. */
  record ParticipantChanged(Participant participant) implements RoomEvent {}

  /**
   * @param deliberate they said goodbye; else they were lost, and may come back
   */
  record ParticipantLeft(Participant participant, boolean deliberate) implements RoomEvent {}

  /** Somebody can be heard from now on: see {@link RemoteAudio#onFrame}. */
  record AudioStarted(Participant participant, RemoteAudio audio) implements RoomEvent {}

  record AudioEnded(RemoteAudio audio) implements RoomEvent {}

  /** A text stream, whole. */
  record TextReceived(String from, String topic, String text, Map<String, String> attributes)
      implements RoomEvent {}

  record DataReceived(String from, String topic, byte[] payload) implements RoomEvent {}

  /** The connection is lost; what is sent meanwhile is kept. */
  record Reconnecting(String cause) implements RoomEvent {}

  /**
   * @param rejoined the server had forgotten us: it is another stay in the room, with other sids
   */
  record Reconnected(boolean rejoined) implements RoomEvent {}

  /** The last event. */
  record Disconnected(Reason reason, String detail) implements RoomEvent {}

  /** Why a stay in a room ended. */
  enum Reason {
    /** {@link Room#leave} was called. */
    LEFT,
    /** Somebody else came with the same identity. */
    REPLACED,
    /** The server removed this participant. */
    REMOVED,
    ROOM_CLOSED,
    /** The connection was lost and did not come back in time. */
    CONNECTION_LOST
  }
}
