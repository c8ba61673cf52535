package dental.sofia.agent.speech;

/** Makes text of speech. */
@FunctionalInterface
public interface SpeechRecognition {
  /** Hertz; one channel, 16 bit. */
  int SAMPLE_RATE = 16_000;

  /** Somebody who listens to one caller, and to be closed. */
  Ear listen();

  /** Used by one thread at a time; its methods take as long as they take, and may fail. */
  interface Ear extends AutoCloseable {

    /**
     * @param samples at {@link #SAMPLE_RATE}, of any length
     * @return what this turn seems to be so far; may be empty
     * @throws SpeechException if it can't be recognised
     */
    String hear(short[] samples);

    /**
     * The turn is over.
     *
     * @return what it was; empty if there were no words in it
     */
    String end();

    @Override
    void close();
  }
}
