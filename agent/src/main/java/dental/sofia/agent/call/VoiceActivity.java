package dental.sofia.agent.call;

import dental.sofia.agent.rtc.AudioFrame;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Tells when somebody speaks: sound that is clearly louder than what was there all the time. One
 * frame is ten milliseconds.
 */
final class VoiceActivity implements Consumer<AudioFrame> {
  /** Enough to fall silent for a moment and listen. */
  private static final int PERHAPS = 4;

  /** Longer than a click lasts. */
  private static final int LONG_ENOUGH = 15;

  /** Longer than a cough, or a word that only says that one is still there. */
  private static final int TO_INTERRUPT = 30;

  /** So much quiet after something short means that it was nothing. */
  private static final int NOTHING = 15;

  /** A pause in which others begin to speak. */
  static final int END_OF_TURN = 60;

  /** Of 32767; quieter is never speech. */
  private static final double LEAST = 400;

  private static final double ABOVE_NOISE = 3;
  private static final double SLOWLY = 0.005;
  private static final double VERY_SLOWLY = 0.0005;

  /** What happens, on the thread that gives the frames. */
  interface Listener {
    /** Perhaps somebody begins to speak. */
    default void perhaps() {}

    /** It was nothing. */
    default void nothing() {}

    /** Once for each beginning; after {@link #perhaps}. */
    default void began() {}

    /** The turn is over. */
    default void ended() {}
  }

  private final BooleanSupplier interrupting;
  private final Listener listener;
  private double noise = LEAST / ABOVE_NOISE;
  private int loud;
  private int loudInRow;
  private int quiet;
  private boolean suspected;
  private boolean speaking;

  /**
   * @param interrupting whether it takes more to be heard now, because somebody else is speaking
   */
  VoiceActivity(BooleanSupplier interrupting, Listener listener) {
    this.interrupting = interrupting;
    this.listener = listener;
  }

  @Override
  public void accept(AudioFrame frame) {
    double level = level(frame.samples());
    boolean speech = level > Math.max(LEAST, noise * ABOVE_NOISE);
    // What is loud all the time is noise in the end, too.
    noise += (level - noise) * (speech ? VERY_SLOWLY : SLOWLY);
    loudInRow = speech ? loudInRow + 1 : 0;
    quiet = loudInRow > 1 ? 0 : quiet + 1;
    if (speaking) {
      if (quiet >= END_OF_TURN) {
        end();
      }
    } else {
      waiting(speech);
    }
  }

  /** No more frames come. */
  void end() {
    loud = 0;
    if (suspected) {
      suspected = false;
      listener.nothing();
    }
    if (speaking) {
      speaking = false;
      listener.ended();
    }
  }

  private void waiting(boolean speech) {
    loud = Math.max(0, loud + (speech ? 1 : -1));
    if (!suspected && loud >= PERHAPS) {
      suspected = true;
      listener.perhaps();
    }
    if (loud >= (interrupting.getAsBoolean() ? TO_INTERRUPT : LONG_ENOUGH)) {
      speaking = true;
      suspected = false;
      listener.began();
    } else if (quiet >= NOTHING) {
      end();
    }
  }

  private static double level(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
  }
}
