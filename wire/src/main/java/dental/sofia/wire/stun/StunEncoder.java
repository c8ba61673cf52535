package dental.sofia.wire.stun;

import java.nio.ByteBuffer;
import java.util.List;

/** Values to bytes, RFC 8489 §5 and §14. */
final class StunEncoder {
  private StunEncoder() {}

  /**
   * @param toCome the length of attributes that follow and must already be counted: integrity is
   *     made over a header that includes it (RFC 8489 §14.5)
   */
  static byte[] encode(StunMessage message, int toCome) {
    List<byte[]> values =
        message.attributes().stream()
            .map(attribute -> AttributeCodec.encode(attribute, message.transaction()))
            .toList();
    int length = values.stream().mapToInt(value -> 4 + padded(value.length)).sum();
    if (length + toCome > 0xFFFC) {
      throw new IllegalArgumentException("a STUN message carries at most 65532 octets");
    }
    var out = ByteBuffer.allocate(StunMessage.HEADER_LENGTH + length);
    out.putShort((short) (message.kind().bits() | message.method().bits()));
    out.putShort((short) (length + toCome));
    out.putInt(StunMessage.MAGIC_COOKIE);
    out.put(message.transaction().value().toArray());
    for (int i = 0; i < values.size(); i++) {
      byte[] value = values.get(i);
      out.putShort((short) AttributeCodec.type(message.attributes().get(i)));
      out.putShort((short) value.length);
      out.put(value);
      out.position(out.position() + padded(value.length) - value.length);
    }
    return out.array();
  }

  static int padded(int length) {
    return (length + 3) & ~3;
  }
}
