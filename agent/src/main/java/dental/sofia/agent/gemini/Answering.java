package dental.sofia.agent.gemini;

import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.partner.Utterance;
import java.time.Duration;

/**
 * What Sofia is saying. Google makes it faster than it is heard, and makes some more of it before
 * it notices that the caller has interrupted: that is not to be heard.
 */
final class Answering {
  /** If Google takes longer to notice an interruption, it will not notice it at all. */
  private static final long MUTED_NANOS = Duration.ofSeconds(2).toNanos();

  private final Stage stage;
  private Utterance utterance;
  private Loudspeaker loudspeaker;
  private boolean going;
  private boolean muted;
  private long mutedSince;

  Answering(Stage stage) {
    this.stage = stage;
  }

  /** Whether more of an answer is to come. */
  boolean going() {
    return going;
  }

  /** Whether anything of the present answer was given to be heard. */
  boolean audible() {
    return utterance != null;
  }

  void sound(byte[] pcm) {
    if (heard()) {
      utterance.sound(loudspeaker.next(pcm));
    }
  }

  void words(String text) {
    if (heard()) {
      utterance.words(text);
    }
  }

  /** The caller has begun another turn, and Sofia is silent already. */
  void cutOff() {
    end();
    muted = going;
    mutedSince = System.nanoTime();
  }

  /** Google has noticed that the caller speaks; what comes now belongs to the next answer. */
  void interrupted() {
    if (!muted) {
      stage.clear();
    }
    end();
    going = false;
    muted = false;
  }

  /** An answer that begins by looking something up is another one. */
  void toolsUsed() {
    going = true;
    muted = false;
  }

  /** The answer is over, or broken off without having been interrupted. */
  void complete() {
    if (utterance != null) {
      utterance.sound(loudspeaker.end());
    }
    end();
    going = false;
    muted = false;
  }

  private void end() {
    if (utterance != null) {
      utterance.end();
      utterance = null;
    }
  }

  private boolean heard() {
    going = true;
    if (muted && System.nanoTime() - mutedSince < MUTED_NANOS) {
      return false;
    }
    muted = false;
    if (utterance == null) {
      utterance = stage.speak();
      loudspeaker = new Loudspeaker();
    }
    return true;
  }
}
