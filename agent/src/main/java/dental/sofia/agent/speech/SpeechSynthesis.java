package dental.sofia.agent.speech;

import java.util.concurrent.CompletableFuture;

/** Makes speech of text. */
@FunctionalInterface
public interface SpeechSynthesis {
  /** Hertz; one channel, 16 bit. */
  int SAMPLE_RATE = 48_000;

  /**
   * @param text a sentence or a few, in German
   * @return samples at {@link #SAMPLE_RATE}; fails with a {@link SpeechException}
   */
  CompletableFuture<short[]> speak(String text);
}
