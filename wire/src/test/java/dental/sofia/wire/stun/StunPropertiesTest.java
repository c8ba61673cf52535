package dental.sofia.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.stun.Parsed.Verdict;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds for any message and for any bytes at all. */
@Domain(StunDomain.class)
@Domain(DomainContext.Global.class)
class StunPropertiesTest {
  private static final IntegrityKey SHA1 = IntegrityKey.shortTerm("a password of a session");
  private static final IntegrityKey SHA256 =
      IntegrityKey.longTerm("user", "realm", "password", PasswordAlgorithm.SHA256);

  @Property
  void readsBackWhatItWrote(@ForAll StunMessage message) {
    var parse = StunParser.parse(message.encode());

    assertThat(parse).isEqualTo(new Parsed(message, Bytes.of(message.encode())));
  }

  @Property
  void answersToAnyBytes(@ForAll @Size(max = 600) byte[] bytes) {
    assertThat(StunParser.parse(bytes)).isNotNull();
  }

  @Property
  void answersToAnyBytesBehindARightHeader(@ForAll @Size(max = 600) byte[] bytes) {
    byte[] body = Arrays.copyOf(bytes, bytes.length & ~3);
    byte[] message =
        ByteBuffer.allocate(20 + body.length)
            .putShort((short) 0x0101)
            .putShort((short) body.length)
            .putInt(StunMessage.MAGIC_COOKIE)
            .position(20)
            .put(body)
            .array();

    switch (StunParser.parse(message)) {
      case Malformed malformed -> assertThat(malformed.reason()).isNotBlank();
      case Parsed parsed -> {
        // What was read can be looked at without surprise.
        assertThat(parsed.integrity(SHA1)).isNotNull();
        assertThat(parsed.integrity(SHA256)).isNotNull();
        assertThat(parsed.fingerprint()).isNotNull();
        assertThat(StunParser.parse(parsed.message().encode())).isInstanceOf(Parsed.class);
      }
    }
  }

  @Property
  void readsNoMessageThatWasCutShort(
      @ForAll StunMessage message, @ForAll @IntRange(min = 1) int cut) {
    byte[] whole = message.encode();
    byte[] part = Arrays.copyOf(whole, (whole.length - 1) - cut % whole.length);

    assertThat(StunParser.parse(part)).isInstanceOf(Malformed.class);
  }

  @Property
  void noticesEveryFlippedBit(@ForAll StunMessage message, @ForAll @IntRange(min = 0) int bit) {
    byte[] flipped = message.signed(SHA1).encode();
    flip(flipped, bit);

    assertThat(validBy(SHA1, flipped)).isFalse();
  }

  @Property
  void noticesEveryFlippedBitUnderSha256(
      @ForAll StunMessage message, @ForAll @IntRange(min = 0) int bit) {
    byte[] flipped = message.signed(SHA256).encode();
    flip(flipped, bit);

    assertThat(validBy(SHA256, flipped)).isFalse();
  }

  @Property
  void verifiesWhatItSigned(@ForAll StunMessage message) {
    byte[] wire = message.signed(SHA1).signed(SHA256).fingerprinted().encode();

    assertThat(validBy(SHA1, wire)).isTrue();
    assertThat(validBy(SHA256, wire)).isTrue();
    assertThat(((Parsed) StunParser.parse(wire)).fingerprint()).isEqualTo(Verdict.VALID);
  }

  private static boolean validBy(IntegrityKey key, byte[] wire) {
    return StunParser.parse(wire) instanceof Parsed parsed
        && parsed.integrity(key) == Verdict.VALID;
  }

  private static void flip(byte[] bytes, int bit) {
    int at = Math.floorMod(bit, bytes.length * 8);
    bytes[at / 8] ^= (byte) (1 << at % 8);
  }
}
