package dental.sofia.agent.gemini;

import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.speech.RateConverter;
import dental.sofia.agent.speech.SpeechSynthesis;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Makes of the caller's sound what Google understands: 16 kHz, 16 bit, the lower byte first. */
final class Microphone {
  /** Hertz. */
  static final int SAMPLE_RATE = 16_000;

  /** Forty milliseconds: the answer waits for a chunk to fill, and every one is a message. */
  static final int CHUNK = SAMPLE_RATE / 25;

  private final RateConverter converter =
      new RateConverter(SpeechSynthesis.SAMPLE_RATE, SAMPLE_RATE);
  private final short[] chunk = new short[CHUNK];
  private int filled;

  /**
   * @param frame at 48 kHz, one channel
   * @return the chunks that are full now, mostly none
   */
  List<byte[]> add(AudioFrame frame) {
    var chunks = new ArrayList<byte[]>(1);
    for (short sample : converter.next(frame.samples())) {
      chunk[filled++] = sample;
      if (filled == CHUNK) {
        var bytes = ByteBuffer.allocate(2 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(chunk);
        chunks.add(bytes.array());
        filled = 0;
      }
    }
    return chunks;
  }
}
