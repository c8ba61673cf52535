package dental.sofia.agent.call;

import dental.sofia.agent.rtc.LocalAudio;
import dental.sofia.agent.rtc.Room;
import dental.sofia.agent.speech.SpeechSynthesis;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Sofia's voice in a room: one text after the other, spoken and written. */
final class Voice {
  private static final Logger LOG = Logger.getLogger(Voice.class);
  private static final String TRANSCRIPTION = "lk.transcription";

  private final Room room;
  private final LocalAudio audio;
  private final SpeechSynthesis synthesis;
  private final Consumer<Boolean> speaking;
  private final CallEvents events;
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private int interruptions;
  private int waiting;

  /**
   * @param speaking is told when she begins, and when she ends and nothing more waits
   */
  Voice(
      Room room,
      LocalAudio audio,
      SpeechSynthesis synthesis,
      Consumer<Boolean> speaking,
      CallEvents events) {
    this.room = room;
    this.audio = audio;
    this.synthesis = synthesis;
    this.speaking = speaking;
    this.events = events;
  }

  /** Completed when it was said, or could not be, or was interrupted. */
  synchronized CompletableFuture<Void> say(String text) {
    int then = interruptions;
    waiting++;
    // Made while what comes before is still spoken, so that there is no gap.
    var sound = synthesis.speak(text);
    var said =
        last.handle((done, failure) -> null)
            .thenCompose(done -> perform(text, sound, then))
            .<Void>handle(
                (done, failure) -> {
                  ended();
                  return null;
                });
    last = said;
    return said;
  }

  /** Silence at once; what waits is never said. */
  synchronized void interrupt() {
    interruptions++;
    audio.clear();
  }

  /** Completed when all that was asked for so far is over. */
  synchronized CompletableFuture<Void> afterwards() {
    return last.handle((done, failure) -> null);
  }

  synchronized boolean idle() {
    return waiting == 0;
  }

  private CompletableFuture<?> perform(
      String text, CompletableFuture<short[]> sound, int expected) {
    synchronized (this) {
      if (interruptions != expected) {
        return CompletableFuture.completedFuture(null);
      }
    }
    speaking.accept(true);
    write(text);
    return sound
        .exceptionally(
            failure -> {
              // The caller can still read it.
              LOG.warnf("not spoken: %s", failure.getMessage());
              events.speechFailed();
              return new short[0];
            })
        .thenCompose(
            samples -> {
              synchronized (this) {
                return interruptions == expected
                    ? audio.play(samples)
                    : CompletableFuture.completedFuture(null);
              }
            });
  }

  private void write(String text) {
    room.sendText(
        TRANSCRIPTION,
        text,
        Map.of(
            "lk.segment_id",
            UUID.randomUUID().toString(),
            "lk.transcription_final",
            "true",
            "lk.transcribed_track_id",
            audio.sid()));
  }

  private void ended() {
    boolean silent;
    synchronized (this) {
      silent = --waiting == 0;
    }
    if (silent) {
      speaking.accept(false);
    }
  }
}
