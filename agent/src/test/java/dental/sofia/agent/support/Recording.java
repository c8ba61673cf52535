package dental.sofia.agent.support;

import dental.sofia.agent.rtc.AudioFrame;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is heard, the last ten seconds of it. */
public final class Recording implements Consumer<AudioFrame> {
  private final short[] samples = new short[480_000];
  private long count;
  private int sampleRate;

  @Override
  public synchronized void accept(AudioFrame frame) {
    sampleRate = frame.sampleRate();
    for (int i = 0; i < frame.samples().length; i += frame.channels()) {
      samples[(int) (count++ % samples.length)] = frame.samples()[i];
    }
  }

  public synchronized int sampleRate() {
    return sampleRate;
  }

  /** Samples heard since the beginning. */
  public synchronized long count() {
    return count;
  }

  /** Waits for that much more sound and returns it. */
  public short[] next(double seconds) throws InterruptedException {
    return from(count(), seconds);
  }

  /**
   * Waits for that much sound and returns it, also if it came some seconds ago.
   *
   * @param from a sample's number, as {@link #count} tells it
   */
  public short[] from(long from, double seconds) throws InterruptedException {
    long until = System.nanoTime() + (long) ((seconds + 5) * 1e9);
    int wanted = (int) (seconds * 48_000);
    while (count() < from + wanted) {
      if (System.nanoTime() > until) {
        throw new AssertionError("only " + (count() - from) + " samples of " + wanted + " came");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    synchronized (this) {
      var result = new short[wanted];
      for (int i = 0; i < wanted; i++) {
        result[i] = samples[(int) ((from + i) % samples.length)];
      }
      return result;
    }
  }

  public synchronized void forget() {
    Arrays.fill(samples, (short) 0);
  }
}
