package dental.sofia.wire.stun;

import dental.sofia.wire.stun.Parsed.Verdict;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Verifying over the bytes of a message that {@link StunParser} found well formed. */
final class Integrity {
  private static final int FINGERPRINT_XOR = 0x5354554E;

  private Integrity() {}

  static Attribute.Fingerprint fingerprintOf(StunMessage message) {
    return new Attribute.Fingerprint(crc(StunEncoder.encode(message, 8)));
  }

  static Verdict verify(byte[] wire, IntegrityKey key) {
    int type =
        switch (key.hmac()) {
          case SHA1 -> AttributeCodec.MESSAGE_INTEGRITY;
          case SHA256 -> AttributeCodec.MESSAGE_INTEGRITY_SHA256;
        };
    int at = offset(wire, type);
    if (at < 0) {
      return Verdict.ABSENT;
    }
    byte[] claimed = value(wire, at);
    byte[] expected = key.mac(upTo(wire, at, claimed.length));
    // RFC 8489 §14.6: the sender may have truncated it; the parser made sure of the least length.
    return verdict(MessageDigest.isEqual(claimed, Arrays.copyOf(expected, claimed.length)));
  }

  static Verdict verifyFingerprint(byte[] wire) {
    int at = offset(wire, AttributeCodec.FINGERPRINT);
    if (at < 0) {
      return Verdict.ABSENT;
    }
    return verdict(ByteBuffer.wrap(value(wire, at)).getInt() == crc(upTo(wire, at, 4)));
  }

  /** What comes before the attribute, under a header whose length ends with the attribute. */
  private static byte[] upTo(byte[] wire, int at, int valueLength) {
    byte[] covered = Arrays.copyOf(wire, at);
    ByteBuffer.wrap(covered)
        .putShort(2, (short) (at - StunMessage.HEADER_LENGTH + 4 + valueLength));
    return covered;
  }

  private static byte[] value(byte[] wire, int at) {
    int length = Short.toUnsignedInt(ByteBuffer.wrap(wire).getShort(at + 2));
    return Arrays.copyOfRange(wire, at + 4, at + 4 + length);
  }

  private static int offset(byte[] wire, int wanted) {
    var in = ByteBuffer.wrap(wire);
    int at = StunMessage.HEADER_LENGTH;
    while (at < wire.length) {
      if (Short.toUnsignedInt(in.getShort(at)) == wanted) {
        return at;
      }
      at += 4 + StunEncoder.padded(Short.toUnsignedInt(in.getShort(at + 2)));
    }
    return -1;
  }

  private static int crc(byte[] covered) {
    var crc = new CRC32();
    crc.update(covered);
    return (int) crc.getValue() ^ FINGERPRINT_XOR;
  }

  private static Verdict verdict(boolean valid) {
    return valid ? Verdict.VALID : Verdict.INVALID;
  }
}
