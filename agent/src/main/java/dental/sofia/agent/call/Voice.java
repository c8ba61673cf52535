package dental.sofia.agent.call;

import dental.sofia.agent.partner.Utterance;
import dental.sofia.agent.rtc.LocalAudio;
import dental.sofia.agent.speech.SpeechSynthesis;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Sofia's voice in a room: one text after the other, spoken and written. */
final class Voice {
  private static final Logger LOG = Logger.getLogger(Voice.class);

  private final LocalAudio audio;
  private final SpeechSynthesis synthesis;
  private final Listener listener;
  private final Set<Streamed> open = new HashSet<>();
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private int interruptions;
  private int waiting;

  /** What she does; called on any thread, must not wait. */
  interface Listener {
    /** She begins, or she has ended and nothing more waits. */
    void speaking(boolean speaks);

    /** Sound was sent just now. */
    void sounds();

    void written(String segment, String text, boolean complete);

    void speechFailed();
  }

  Voice(LocalAudio audio, SpeechSynthesis synthesis, Listener listener) {
    this.audio = audio;
    this.synthesis = synthesis;
    this.listener = listener;
  }

  /** Completed when it was said, or could not be, or was interrupted. */
  CompletableFuture<Void> say(String text) {
    // Made while what comes before is still spoken, so that there is no gap.
    return say(text, synthesis.speak(text));
  }

  /**
   * @param sound of another voice; if there is none, the usual one says it
   */
  CompletableFuture<Void> sayInAnother(String text, CompletableFuture<short[]> sound) {
    return say(
        text,
        sound.exceptionallyCompose(
            failure -> {
              LOG.warnf("in the usual voice: %s", failure.getMessage());
              listener.speechFailed();
              return synthesis.speak(text);
            }));
  }

  /** Something whose sound comes bit by bit. */
  synchronized Utterance speak() {
    return new Streamed(this, listener, interruptions);
  }

  /** Silence at once; what waits is never said. False if nothing was said or waited. */
  boolean interrupt() {
    List<Streamed> cut;
    boolean something;
    synchronized (this) {
      interruptions++;
      something = waiting > 0;
      cut = List.copyOf(open);
      audio.clear();
    }
    cut.forEach(Streamed::cut);
    return something;
  }

  /** A moment of silence, or its end. */
  void hold(boolean wait) {
    audio.hold(wait);
  }

  /** Completed when all that was asked for so far is over. */
  synchronized CompletableFuture<Void> afterwards() {
    return last.handle((done, failure) -> null);
  }

  synchronized boolean idle() {
    return waiting == 0;
  }

  /** Whether nothing was interrupted since. */
  synchronized boolean still(int then) {
    return interruptions == then;
  }

  /** After all that was asked for before; it is not done at all after an interruption. */
  CompletableFuture<Void> enqueue(int then, Supplier<CompletableFuture<?>> what) {
    var done = new CompletableFuture<Void>();
    CompletableFuture<?> before;
    synchronized (this) {
      waiting++;
      before = last;
      last = done;
    }
    before
        .handle((over, failure) -> null)
        .thenCompose(over -> still(then) ? begin(what) : nothing())
        .whenComplete(
            (over, failure) -> {
              ended();
              done.complete(null);
            });
    return done;
  }

  synchronized void opened(Streamed utterance) {
    open.add(utterance);
  }

  synchronized void closed(Streamed utterance) {
    open.remove(utterance);
  }

  /** Never after an interruption. */
  synchronized CompletableFuture<?> play(short[] samples, int then) {
    if (!still(then)) {
      return nothing();
    }
    listener.sounds();
    return audio.play(samples);
  }

  private CompletableFuture<Void> say(String text, CompletableFuture<short[]> sound) {
    int then;
    synchronized (this) {
      then = interruptions;
    }
    return enqueue(then, () -> perform(text, sound, then));
  }

  private CompletableFuture<?> perform(String text, CompletableFuture<short[]> sound, int then) {
    listener.written(UUID.randomUUID().toString(), text, true);
    return sound
        .exceptionally(
            failure -> {
              // The caller can still read it.
              LOG.warnf("not spoken: %s", failure.getMessage());
              listener.speechFailed();
              return new short[0];
            })
        .thenCompose(samples -> play(samples, then));
  }

  private CompletableFuture<?> begin(Supplier<CompletableFuture<?>> what) {
    listener.speaking(true);
    return what.get();
  }

  private void ended() {
    boolean silent;
    synchronized (this) {
      silent = --waiting == 0;
    }
    if (silent) {
      listener.speaking(false);
    }
  }

  private static <T> CompletableFuture<T> nothing() {
    return CompletableFuture.completedFuture(null);
  }
}
