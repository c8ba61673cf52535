package dental.sofia.agent.gemini;

import dental.sofia.agent.speech.RateConverter;
import dental.sofia.agent.speech.SpeechSynthesis;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes of one answer of Google's, 24 kHz and 16 bit with the lower byte first, what a room is
 * sent. Pieces may end in the middle of a sample.
 */
final class Loudspeaker {
  /** Hertz. */
  static final int SAMPLE_RATE = 24_000;

  private final RateConverter converter =
      new RateConverter(SAMPLE_RATE, SpeechSynthesis.SAMPLE_RATE);
  private byte odd;
  private boolean half;

  /** The next piece; the last half millisecond of it comes with the piece after that. */
  short[] next(byte[] sound) {
    var bytes = ByteBuffer.allocate(sound.length + 1).order(ByteOrder.LITTLE_ENDIAN);
    if (half) {
      bytes.put(odd);
    }
    bytes.put(sound).flip();
    half = bytes.limit() % 2 != 0;
    if (half) {
      odd = bytes.get(bytes.limit() - 1);
    }
    var samples = new short[bytes.limit() / 2];
    bytes.asShortBuffer().get(samples);
    return converter.next(samples);
  }

  short[] end() {
    return converter.end();
  }
}
