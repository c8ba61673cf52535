package dental.sofia.agent.call;

import dental.sofia.agent.rtc.Room;
import java.util.Map;

/** What is said, in writing, for whoever looks at the room. */
record Transcript(Room room) {
  private static final String TOPIC = "lk.transcription";

  /**
   * @param track of whom it was said
   * @param segment a later text of the same replaces the earlier one
   */
  void write(String track, String segment, String text, boolean complete) {
    room.sendText(
        TOPIC,
        text,
        Map.of(
            "lk.segment_id",
            segment,
            "lk.transcription_final",
            String.valueOf(complete),
            "lk.transcribed_track_id",
            track));
  }
}
