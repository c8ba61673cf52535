package dental.sofia.agent.support;

import dental.sofia.agent.rtc.AudioFrame;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** When something was heard last. */
public final class Loudness implements Consumer<AudioFrame> {
  private static final double SOUND = 200;

  private volatile long last;
  private volatile long frames;

  @Override
  public void accept(AudioFrame frame) {
    if (Tone.rms(frame.samples()) > SOUND) {
      last = System.nanoTime();
      frames++;
    }
  }

  /** Of {@link System#nanoTime}; 0 for never. */
  public long last() {
    return last;
  }

  /** Waits until so much sound was heard. */
  public void await(double seconds) throws InterruptedException {
    long wanted = frames + (long) (seconds * 100);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (frames < wanted) {
      if (System.nanoTime() > until) {
        throw new AssertionError("it is too quiet");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
