package dental.sofia.agent.partner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last half second before somebody was noticed to speak: their first word is in it. */
public final class Lead {
  /** Of ten milliseconds. */
  private static final int FRAMES = 50;

  private final Deque<short[]> frames = new ArrayDeque<>();

  public void keep(short[] frame) {
    if (frames.size() == FRAMES) {
      frames.removeFirst();
    }
    frames.add(frame);
  }

  /** In order; they are given away. */
  public List<short[]> take() {
    var all = List.copyOf(frames);
    frames.clear();
    return all;
  }
}
