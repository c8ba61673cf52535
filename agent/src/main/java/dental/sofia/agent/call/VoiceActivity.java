package dental.sofia.agent.call;

import dental.sofia.agent.rtc.AudioFrame;
import java.util.function.Consumer;

/**
 * Tells when somebody begins to speak: sound that is clearly louder than what was there all the
 * time, for longer than a click or a cough lasts.
 */
final class VoiceActivity implements Consumer<AudioFrame> {
  /** Frames of ten milliseconds. */
  private static final int LONG_ENOUGH = 15;

  /** Of 32767; quieter is never speech. */
  private static final double LEAST = 400;

  private static final double ABOVE_NOISE = 3;
  private static final double SLOWLY = 0.005;

  private final Runnable began;
  private double noise = LEAST / ABOVE_NOISE;
  private int loud;
  private boolean speaking;

  /**
   * @param began is called once for each beginning, on WebRTC's thread
   */
  VoiceActivity(Runnable began) {
    this.began = began;
  }

  @Override
  public void accept(AudioFrame frame) {
    double level = level(frame.samples());
    boolean speech = level > Math.max(LEAST, noise * ABOVE_NOISE);
    if (!speech) {
      noise += (level - noise) * SLOWLY;
    }
    loud = Math.clamp(loud + (speech ? 1 : -1), 0, 2 * LONG_ENOUGH);
    if (!speaking && loud >= LONG_ENOUGH) {
      speaking = true;
      began.run();
    } else if (speaking && loud == 0) {
      speaking = false;
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
