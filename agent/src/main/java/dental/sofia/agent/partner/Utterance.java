package dental.sofia.agent.partner;

import java.util.concurrent.CompletableFuture;

/**
 * Something that Sofia says while it is still being made. It begins to be heard with the first
 * sound, after all that was to be said before. What comes after {@link Stage#clear} is ignored: an
 * answer that was interrupted needs no further care.
 */
public interface Utterance {

  /**
   * @param samples of any length, at 48 kHz, one channel
   */
  void sound(short[] samples);

  /** The next words of it; shown as they come. */
  void words(String more);

  /**
   * Nothing more comes.
   *
   * @return completed when all of it was heard, or was cut off
   */
  CompletableFuture<Void> end();
}
