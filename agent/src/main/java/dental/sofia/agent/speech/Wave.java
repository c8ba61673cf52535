package dental.sofia.agent.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Sound as a RIFF WAVE file has it, one channel of 16 bit.
 *
 * @param sampleRate in hertz
 */
record Wave(short[] samples, int sampleRate) {
  private static final int HEADER = 12;
  private static final int FORMAT = tag("fmt ");
  private static final int DATA = tag("data");

  /** A program that writes to a pipe does not know the length: what is there counts. */
  static Wave parse(byte[] file) {
    var buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < HEADER
        || buffer.getInt(0) != tag("RIFF")
        || buffer.getInt(8) != tag("WAVE")) {
      throw new IllegalArgumentException("not a WAVE file");
    }
    buffer.position(HEADER);
    int rate = 0;
    while (buffer.remaining() >= 8) {
      int tag = buffer.getInt();
      long length = Integer.toUnsignedLong(buffer.getInt());
      int here = (int) Math.min(length, buffer.remaining());
      if (tag == FORMAT && here >= 16) {
        if (buffer.getShort(buffer.position() + 2) != 1
            || buffer.getShort(buffer.position() + 14) != 16) {
          throw new IllegalArgumentException("not one channel of 16 bit");
        }
        rate = buffer.getInt(buffer.position() + 4);
      } else if (tag == DATA && rate > 0) {
        var samples = new short[here / 2];
        buffer.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Wave(samples, rate);
      }
      buffer.position(buffer.position() + here);
    }
    throw new IllegalArgumentException("no sound in it");
  }

  private static int tag(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
