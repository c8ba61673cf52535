package dental.sofia.agent.offline;

import dental.sofia.agent.speech.SpeechRecognition;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Understands, whatever is said, what the test has written down: one text for each turn. */
final class ScriptedRecognition implements SpeechRecognition {
  final Queue<String> texts = new ConcurrentLinkedQueue<>();

  /** Samples of the last turn. */
  final AtomicLong heard = new AtomicLong();

  @Override
  public Ear listen() {
    return new Ear() {
      private long samples;

      @Override
      public String hear(short[] more) {
        samples += more.length;
        String next = texts.peek();
        return next == null || samples < SAMPLE_RATE / 2 ? "" : next.split(" ")[0];
      }

      @Override
      public String end() {
        heard.set(samples);
        samples = 0;
        String text = texts.poll();
        return text == null ? "" : text;
      }

      @Override
      public void close() {}
    };
  }
}
