package dental.sofia.agent.app;

import dental.sofia.agent.support.Recording;
import dental.sofia.agent.support.Tone;

/**
 * Something said, from its first sound until nothing was heard for a second and a half.
 *
 * @param voiced windows of 20 ms in which something was heard
 * @param longestPauseMillis between two sounds of it
 */
record Speech(int voiced, int longestPauseMillis) {
  private static final double WINDOW = 0.02;
  private static final int WINDOW_MILLIS = 20;
  private static final int WINDOW_SAMPLES = 960;

  private static final int OVER = 1_500 / WINDOW_MILLIS;
  private static final int PATIENCE = 20_000 / WINDOW_MILLIS;

  /** What a jitter buffer may add to a pause or take from a sound. */
  private static final int TOLERANCE_MILLIS = 100;

  static Speech of(Recording heard) throws InterruptedException {
    long from = heard.count();
    int waited = 0;
    for (; Tone.isSilent(heard.from(from, WINDOW)); from += WINDOW_SAMPLES) {
      if (++waited > PATIENCE) {
        throw new AssertionError("nothing is said");
      }
    }
    int voiced = 1;
    int longest = 0;
    int silent = 0;
    while (silent < OVER) {
      from += WINDOW_SAMPLES;
      if (Tone.isSilent(heard.from(from, WINDOW))) {
        silent++;
      } else {
        voiced++;
        longest = Math.max(longest, silent);
        silent = 0;
      }
    }
    return new Speech(voiced, longest * WINDOW_MILLIS);
  }

  /** The same words without a gap. */
  boolean isLike(Speech other) {
    return longestPauseMillis <= other.longestPauseMillis + TOLERANCE_MILLIS
        && voiced >= other.voiced * 0.95;
  }
}
