package dental.sofia.wire.turn;

import dental.sofia.wire.Excerpt;
import dental.sofia.wire.net.WireException;
import dental.sofia.wire.stun.Malformed;
import dental.sofia.wire.stun.Parsed;
import dental.sofia.wire.stun.StunMessage;
import dental.sofia.wire.stun.StunParser;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into STUN messages, of which the header bounds the length to 64 KiB. */
final class StunFraming {
  private StunFraming() {}

  static Parsed read(InputStream in) throws IOException {
    byte[] header = exactly(StunMessage.HEADER_LENGTH, in);
    // Bits 01 would be channel data, which only those get who bound a channel. An HTTP server's
    // answer begins so as well.
    if ((header[0] & 0xC0) != 0) {
      throw WireException.garbage("a message that begins \"" + Excerpt.of(header) + "\"");
    }
    int length = Byte.toUnsignedInt(header[2]) << 8 | Byte.toUnsignedInt(header[3]);
    byte[] body = exactly(length, in);
    byte[] message = Arrays.copyOf(header, header.length + length);
    System.arraycopy(body, 0, message, header.length, length);
    return switch (StunParser.parse(message)) {
      case Parsed parsed -> parsed;
      case Malformed malformed -> throw WireException.garbage(malformed.reason());
    };
  }

  /** Grows with what arrives and not with what is announced. */
  private static byte[] exactly(int length, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }
}
