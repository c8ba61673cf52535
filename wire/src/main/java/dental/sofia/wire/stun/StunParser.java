package dental.sofia.wire.stun;

import static dental.sofia.wire.stun.StunMessage.HEADER_LENGTH;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes to values. Total: any bytes give {@link Parsed} or {@link Malformed}, at the cost of a copy
 * of the input at most.
 */
public final class StunParser {
  /**
   * Real messages have about ten. Without a bound, 64 KiB of empty ones would be 16,000 objects.
   */
  static final int MOST_ATTRIBUTES = 64;

  private StunParser() {}

  /** The bytes of exactly one message. */
  public static StunParse parse(byte[] bytes) {
    if (bytes.length < HEADER_LENGTH) {
      return new Malformed("shorter than a STUN header");
    }
    var in = ByteBuffer.wrap(bytes);
    int type = Short.toUnsignedInt(in.getShort());
    int length = Short.toUnsignedInt(in.getShort());
    if ((type & 0xC000) != 0) {
      return new Malformed("the first two bits are not zero");
    }
    if (in.getInt() != StunMessage.MAGIC_COOKIE) {
      return new Malformed("no magic cookie");
    }
    if (length % 4 != 0 || length != bytes.length - HEADER_LENGTH) {
      return new Malformed("the length field does not fit the message");
    }
    var transaction = new byte[TransactionId.LENGTH];
    in.get(transaction);
    var id = new TransactionId(Bytes.of(transaction));
    try {
      return new Parsed(
          new StunMessage(StunClass.of(type), StunMethod.of(type), id, attributes(in, id)),
          Bytes.of(bytes));
    } catch (MalformedAttribute e) {
      return new Malformed(e.getMessage());
    }
  }

  private static List<Attribute> attributes(ByteBuffer in, TransactionId id)
      throws MalformedAttribute {
    var found = new ArrayList<Attribute>();
    int protection = 0;
    for (int count = 0; in.hasRemaining(); count++) {
      if (count == MOST_ATTRIBUTES) {
        throw new MalformedAttribute("more than " + MOST_ATTRIBUTES + " attributes");
      }
      // What is left is always a multiple of four, so a header is there.
      int type = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      if (StunEncoder.padded(length) > in.remaining()) {
        throw new MalformedAttribute(AttributeCodec.name(type) + " is longer than the message");
      }
      var value = Bytes.of(in.array(), in.position(), length);
      in.position(in.position() + StunEncoder.padded(length));
      // RFC 8489 §14.5: what follows the integrity is not protected by it and must be ignored,
      // but for the stronger integrity and the fingerprint, in this order.
      int rank = AttributeCodec.protectionRank(type);
      if (protection == 0 || rank > protection) {
        found.add(AttributeCodec.decode(type, value, id));
        protection = Math.max(protection, rank);
      }
    }
    return found;
  }
}
