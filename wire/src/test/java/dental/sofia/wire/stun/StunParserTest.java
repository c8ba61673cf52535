package dental.sofia.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dental.sofia.wire.stun.Attribute.Data;
import dental.sofia.wire.stun.Attribute.ErrorCode;
import dental.sofia.wire.stun.Attribute.Lifetime;
import dental.sofia.wire.stun.Attribute.Realm;
import dental.sofia.wire.stun.Attribute.Unknown;
import dental.sofia.wire.stun.Parsed.Verdict;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StunParserTest {
  private static final IntegrityKey KEY = IntegrityKey.shortTerm("password");
  private static final Lifetime HOUR = new Lifetime(Duration.ofHours(1));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an empty message          |                                                  | shorter than a STUN header
          a TLS alert               | 15030300020246                                   | shorter than a STUN header
          the words of HTTP         | 485454502f312e3120343030204261642052657175657374 | the first two bits are not zero
          a wrong cookie            | 000100002112a443000000000000000000000000         | no magic cookie
          an odd length             | 000100022112a4420000000000000000000000000000     | the length field does not fit the message
          a length that is too long | 000100082112a44200000000000000000000000000000000 | the length field does not fit the message
          an attribute too long     | 000100042112a442000000000000000000000000c0000004 | attribute 0xc000 is longer than the message
          a huge attribute          | 000100042112a442000000000000000000000000c000ffff | attribute 0xc000 is longer than the message
          a lifetime of no bytes    | 000100042112a442000000000000000000000000000d0000 | attribute 0x000d has a wrong length
          an error without a class  | 011300082112a4420000000000000000000000000009000400000001 | attribute 0x0009 is no error code
          an address of no family   | 0101000c2112a44200000000000000000000000000200008000300000a000001 | attribute 0x0020 is of no known address family
          a realm that is no UTF-8  | 000100082112a4420000000000000000000000000014000180000000 | attribute 0x0014 is not UTF-8
          """)
  void saysWhyItDoesNotRead(String what, String hex, String reason) {
    byte[] bytes = Bytes.hex(hex == null ? "" : hex).toArray();

    assertThat(StunParser.parse(bytes)).isEqualTo(new Malformed(reason));
  }

  @Test
  void readsNoMoreThanSixtyFourAttributes() {
    var message = StunMessage.request(StunMethod.BINDING);
    for (int i = 0; i <= StunParser.MOST_ATTRIBUTES; i++) {
      message = message.with(new Unknown(0xC000, Bytes.hex("")));
    }

    assertThat(StunParser.parse(message.encode()))
        .isEqualTo(new Malformed("more than 64 attributes"));
  }

  @Test
  void readsNoTextThatIsLongerThanTheRfcAllows() {
    var message = StunMessage.request(StunMethod.BINDING, new Realm("r".repeat(764)));

    assertThat(StunParser.parse(message.encode()))
        .isEqualTo(new Malformed("attribute 0x0014 is too long"));
  }

  /** RFC 8489 §14.5: or anybody on the way could add to a signed message. */
  @Test
  void ignoresWhatFollowsTheIntegrity() {
    var signed = StunMessage.request(StunMethod.REFRESH).signed(KEY).with(HOUR);

    var parsed = (Parsed) StunParser.parse(signed.encode());

    assertThat(parsed.integrity(KEY)).isEqualTo(Verdict.VALID);
    assertThat(parsed.message().first(Lifetime.class)).isEmpty();
  }

  @Test
  void dropsThePaddingOfOldServersFromAReason() {
    var error =
        new Unknown(0x0009, Bytes.of(Arrays.copyOf(Bytes.hex("00000401426164").toArray(), 12)));
    var message = StunMessage.request(StunMethod.ALLOCATE).answer(StunClass.ERROR, error);

    var parsed = (Parsed) StunParser.parse(message.encode());

    assertThat(parsed.message().first(ErrorCode.class)).contains(new ErrorCode(401, "Bad"));
  }

  @Test
  void makesAReasonFitToBeShown() {
    assertThat(new ErrorCode(401, "no\r\nway\u202E!" + "x".repeat(500)).reason())
        .startsWith("no  way !xxx")
        .hasSize(128);
  }

  @Test
  void tellsWhetherTheFingerprintIsThere() {
    var plain = (Parsed) StunParser.parse(StunMessage.request(StunMethod.BINDING).encode());

    assertThat(plain.fingerprint()).isEqualTo(Verdict.ABSENT);
    assertThat(plain.integrity(KEY)).isEqualTo(Verdict.ABSENT);
  }

  @Test
  void takesMemoryInProportionToTheInput() {
    var data = new Data(Bytes.of(new byte[60_000]));
    byte[] whole = StunMessage.indication(StunMethod.DATA, data).encode();
    byte[] manyEmpty = new byte[65_532];
    System.arraycopy(Bytes.hex("0001ffe82112a442").toArray(), 0, manyEmpty, 0, 8);
    byte[] announcing = Bytes.hex("0001fffc2112a442" + "00".repeat(12)).toArray();

    assertThat(allocatedBy(whole)).isLessThan(5L * whole.length);
    assertThat(allocatedBy(manyEmpty)).isLessThan(5L * manyEmpty.length);
    assertThat(allocatedBy(announcing)).isLessThan(1024);
  }

  private static long allocatedBy(byte[] input) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // The first time, classes are loaded.
    assertThat(StunParser.parse(input)).isNotNull();
    long before = threads.getCurrentThreadAllocatedBytes();
    StunParse parse = StunParser.parse(input);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(parse).isNotNull();
    return allocated;
  }
}
