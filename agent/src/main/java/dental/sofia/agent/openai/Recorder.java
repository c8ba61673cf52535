package dental.sofia.agent.openai;

import dental.sofia.agent.partner.Lead;
import dental.sofia.agent.speech.RateConverter;
import java.util.ArrayList;
import java.util.List;

/** One turn of the caller, as it is sent. */
final class Recorder {
  private static final int HEARD_AT = 48_000;

  /** Longer turns are cut: nobody on the phone speaks for so long without a pause. */
  private static final int MOST_FRAMES = 6_000;

  private final Lead lead = new Lead();
  private List<short[]> frames;

  void hear(short[] frame) {
    if (frames == null) {
      lead.keep(frame);
    } else if (frames.size() < MOST_FRAMES) {
      frames.add(frame);
    }
  }

  void begin() {
    frames = new ArrayList<>(lead.take());
  }

  boolean running() {
    return frames != null;
  }

  /** All since the beginning, at {@link Sound#SENT_AT}. */
  short[] end() {
    var all = new short[frames.stream().mapToInt(frame -> frame.length).sum()];
    int at = 0;
    for (var frame : frames) {
      System.arraycopy(frame, 0, all, at, frame.length);
      at += frame.length;
    }
    frames = null;
    return RateConverter.convert(all, HEARD_AT, Sound.SENT_AT);
  }
}
