package dental.sofia.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.wire.stun.Attribute.ChosenPasswordAlgorithm;
import dental.sofia.wire.stun.Attribute.Nonce;
import dental.sofia.wire.stun.Attribute.Priority;
import dental.sofia.wire.stun.Attribute.Realm;
import dental.sofia.wire.stun.Attribute.Software;
import dental.sofia.wire.stun.Attribute.Unknown;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.Attribute.XorMappedAddress;
import dental.sofia.wire.stun.Parsed.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages that the RFCs print. */
class TestVectorsTest {
  private static final IntegrityKey SHORT_TERM = IntegrityKey.shortTerm("VOkJxbRl1RmTxUk/WvJxBt");
  private static final String USER = "\u30DE\u30C8\u30EA\u30C3\u30AF\u30B9";

  @Test
  void readsTheRequestOfRfc5769() {
    var parsed =
        parsed(
            """
            000100582112a442b7e7a701bc34d686fa87dfae
            802200105354554e207465737420636c69656e74
            002400046e0001ff80290008932ff9b151263b36
            00060009 6576746a3a68367659202020
            000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
            80280004e57a3bcf
            """);

    assertThat(parsed.message().kind()).isEqualTo(StunClass.REQUEST);
    assertThat(parsed.message().method()).isEqualTo(StunMethod.BINDING);
    assertThat(parsed.message().first(Username.class)).contains(new Username("evtj:h6vY"));
    assertThat(parsed.message().first(Software.class)).contains(new Software("STUN test client"));
    assertThat(parsed.message().first(Priority.class)).contains(new Priority(0x6e0001ffL));
    assertThat(parsed.message().first(Unknown.class))
        .contains(new Unknown(0x8029, Bytes.hex("932ff9b151263b36")));
    assertThat(parsed.integrity(SHORT_TERM)).isEqualTo(Verdict.VALID);
    assertThat(parsed.integrity(IntegrityKey.shortTerm("another"))).isEqualTo(Verdict.INVALID);
    assertThat(parsed.fingerprint()).isEqualTo(Verdict.VALID);
  }

  @Test
  void readsTheIpv4ResponseOfRfc5769() throws Exception {
    var parsed =
        parsed(
            """
            0101003c2112a442b7e7a701bc34d686fa87dfae
            8022000b7465737420766563746f7220
            002000080001a147e112a643
            000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7
            80280004c07d4c96
            """);

    assertThat(parsed.message().kind()).isEqualTo(StunClass.SUCCESS);
    assertThat(parsed.message().first(XorMappedAddress.class))
        .contains(new XorMappedAddress(address("192.0.2.1")));
    assertThat(parsed.integrity(SHORT_TERM)).isEqualTo(Verdict.VALID);
    assertThat(parsed.fingerprint()).isEqualTo(Verdict.VALID);
  }

  @Test
  void readsTheIpv6ResponseOfRfc5769() throws Exception {
    var parsed =
        parsed(
            """
            010100482112a442b7e7a701bc34d686fa87dfae
            8022000b7465737420766563746f7220
            002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9
            00080014a382954e4be67bf11784c97c8292c275bfe3ed41
            80280004c8fb0b4c
            """);

    assertThat(parsed.message().first(XorMappedAddress.class))
        .contains(new XorMappedAddress(address("2001:db8:1234:5678:11:2233:4455:6677")));
    assertThat(parsed.integrity(SHORT_TERM)).isEqualTo(Verdict.VALID);
    assertThat(parsed.fingerprint()).isEqualTo(Verdict.VALID);
  }

  @Test
  void writesTheLongTermRequestOfRfc5769ToTheByte() {
    var request =
        request(
                new Username(USER),
                new Nonce(Bytes.utf8("f//499k954d6OL34oL9FSTvy64sA")),
                new Realm("example.org"))
            .signed(IntegrityKey.longTerm(USER, "example.org", "TheMatrIX"));

    assertThat(Bytes.of(request.encode()))
        .isEqualTo(
            bytes(
                """
                000100602112a44278ad3433c6ad72c029da412e
                00060012e3839ee38388e383aae38383e382afe382b90000
                0015001c662f2f3439396b39353464364f4c33346f4c39465354767936347341
                0014000b6578616d706c652e6f726700
                00080014f67024656dd64a3e02b8e0712e85c9a28ca89666
                """));
  }

  /** RFC 8489 B.1 as corrected by erratum 6268. */
  @Test
  void writesTheSha256RequestOfRfc8489ToTheByte() {
    var userhash = bytes("4a3cf38fef6992bda952c6780417da0f24819415569e60b205c46e41407f1704");
    var request =
        request(
                new Unknown(0x001E, userhash),
                new Nonce(Bytes.utf8("obMatJos2AAACf//499k954d6OL34oL9FSTvy64sA")),
                new Realm("example.org"),
                new ChosenPasswordAlgorithm(PasswordAlgorithm.SHA256))
            .signed(
                IntegrityKey.longTerm(USER, "example.org", "TheMatrIX", PasswordAlgorithm.SHA256));

    assertThat(Bytes.of(request.encode()))
        .isEqualTo(
            bytes(
                """
                000100902112a44278ad3433c6ad72c029da412e
                001e00204a3cf38fef6992bda952c6780417da0f24819415569e60b205c46e41407f1704
                001500296f624d61744a6f733241414143662f2f3439396b39353464364f4c33346f4c39465354767936347341000000
                0014000b6578616d706c652e6f726700
                001d000400020000
                001c0020b5c7bf005b6c52a21c51c5e892f81924136296cb927c43149309278cc6518e65
                """));
  }

  private static StunMessage request(Attribute... attributes) {
    return new StunMessage(
        StunClass.REQUEST,
        StunMethod.BINDING,
        new TransactionId(Bytes.hex("78ad3433c6ad72c029da412e")),
        List.of(attributes));
  }

  private static InetSocketAddress address(String literal) throws Exception {
    return new InetSocketAddress(InetAddress.getByName(literal), 32853);
  }

  private static Parsed parsed(String hex) {
    var parse = StunParser.parse(bytes(hex).toArray());
    assertThat(parse).isInstanceOf(Parsed.class);
    return (Parsed) parse;
  }

  private static Bytes bytes(String hex) {
    return Bytes.hex(hex.replaceAll("\\s", ""));
  }
}
