package dental.sofia.wire.support.fleet;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A DNS server (RFC 1035) to which every name is a Service with one IPv4 address. */
final class FakeDns {
  private static final int HEADER = 12;
  private static final int TYPE_A = 1;
  private static final int ANSWER = 16;
  private static final int RESPONSE_WITHOUT_ERROR = 0x8180;
  private static final int NAME_OF_THE_QUESTION = 0xC00C;

  private FakeDns() {}

  static Optional<byte[]> answer(byte[] query, InetSocketAddress from) {
    int end = HEADER;
    while (end < query.length && query[end] != 0) {
      end += 1 + Byte.toUnsignedInt(query[end]);
    }
    end += 5;
    if (end > query.length) {
      return Optional.empty();
    }
    boolean found = query[end - 3] == TYPE_A;
    var out = ByteBuffer.allocate(end + (found ? ANSWER : 0));
    out.put(query, 0, 2).putShort((short) RESPONSE_WITHOUT_ERROR);
    out.putShort((short) 1).putShort((short) (found ? 1 : 0)).putInt(0);
    out.put(query, HEADER, end - HEADER);
    if (found) {
      out.putShort((short) NAME_OF_THE_QUESTION).putShort((short) TYPE_A).putShort((short) 1);
      out.putInt(5).putShort((short) 4).put(new byte[] {10, 96, 0, 9});
    }
    return Optional.of(out.array());
  }
}
