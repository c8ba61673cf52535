package dental.sofia.agent.call;

import dental.sofia.agent.rtc.Room;
import java.util.Map;

/** Shows what Sofia is doing; belongs to the lane of its call. */
final class Doing {
  private final Room room;
  private final Voice voice;
  private int asking;
  private boolean over;
  private String shown = "initializing";

  Doing(Room room, Voice voice) {
    this.room = room;
    this.voice = voice;
  }

  void speaks(boolean speaks) {
    show(speaks ? "speaking" : asking > 0 ? "thinking" : "listening");
  }

  /** One more question to the calendar, or one less. */
  void asks(int more) {
    asking += more;
    if (voice.idle()) {
      speaks(false);
    }
  }

  void end() {
    over = true;
  }

  private void show(String next) {
    if (!over && !next.equals(shown)) {
      shown = next;
      room.setAttributes(Map.of(Shown.STATE, next));
    }
  }
}
