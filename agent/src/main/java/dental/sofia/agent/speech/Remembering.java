package dental.sofia.agent.speech;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Speaks what was spoken before without another effort: a greeting is the same in every call. */
public final class Remembering implements SpeechSynthesis {
  private final SpeechSynthesis voice;
  private final Map<String, CompletableFuture<short[]>> spoken;

  /**
   * @param most texts that are kept, those that were needed last; a second of speech is 96 kB
   */
  public Remembering(SpeechSynthesis voice, int most) {
    this.voice = voice;
    this.spoken =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(
              Map.Entry<String, CompletableFuture<short[]>> eldest) {
            return size() > most;
          }
        };
  }

  @Override
  public synchronized CompletableFuture<short[]> speak(String text) {
    var known = spoken.get(text);
    if (known == null || known.isCompletedExceptionally()) {
      known = voice.speak(text);
      spoken.put(text, known);
    }
    return known;
  }
}
