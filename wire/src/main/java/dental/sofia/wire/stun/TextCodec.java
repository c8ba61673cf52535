package dental.sofia.wire.stun;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in attributes: strict where keys are made of it, lenient where only people read it. */
final class TextCodec {
  /** RFC 8489 §14.3, §14.9: 127 characters, each of up to six octets in the RFC's reckoning. */
  private static final int LONGEST = 763;

  private TextCodec() {}

  static String decode(int type, Bytes value) throws MalformedAttribute {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bounded(type, value).toArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedAttribute(AttributeCodec.name(type) + " is not UTF-8");
    }
  }

  /** coturn before 4.16 pads its reasons with NULs; the attribute's constructor drops those. */
  static String decodeForPeople(byte[] value) {
    return new String(value, 0, Math.min(value.length, LONGEST), StandardCharsets.UTF_8);
  }

  static Bytes bounded(int type, Bytes value) throws MalformedAttribute {
    if (value.length() > LONGEST) {
      throw new MalformedAttribute(AttributeCodec.name(type) + " is too long");
    }
    return value;
  }
}
