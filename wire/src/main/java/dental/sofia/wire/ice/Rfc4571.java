package dental.sofia.wire.ice;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Datagrams over a stream, each after two octets of length: RFC 4571 §2, RFC 6544 §3. */
final class Rfc4571 {
  private Rfc4571() {}

  static void write(byte[] datagram, OutputStream out) throws IOException {
    // In one piece, so that it is one segment.
    out.write(
        ByteBuffer.allocate(2 + datagram.length)
            .putShort((short) datagram.length)
            .put(datagram)
            .array());
    out.flush();
  }

  /** At most 64 KiB, growing with what arrives and not with what is announced. */
  static byte[] read(InputStream in) throws IOException {
    byte[] header = exactly(2, in);
    return exactly(Byte.toUnsignedInt(header[0]) << 8 | Byte.toUnsignedInt(header[1]), in);
  }

  private static byte[] exactly(int length, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }
}
