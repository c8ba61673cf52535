package dental.sofia.wire.stun;

import dental.sofia.wire.stun.Attribute.ChosenPasswordAlgorithm;
import dental.sofia.wire.stun.Attribute.Data;
import dental.sofia.wire.stun.Attribute.ErrorCode;
import dental.sofia.wire.stun.Attribute.IceControlling;
import dental.sofia.wire.stun.Attribute.Lifetime;
import dental.sofia.wire.stun.Attribute.Nonce;
import dental.sofia.wire.stun.Attribute.PasswordAlgorithms;
import dental.sofia.wire.stun.Attribute.Priority;
import dental.sofia.wire.stun.Attribute.Realm;
import dental.sofia.wire.stun.Attribute.RequestedTransport;
import dental.sofia.wire.stun.Attribute.Software;
import dental.sofia.wire.stun.Attribute.Unknown;
import dental.sofia.wire.stun.Attribute.Username;
import dental.sofia.wire.stun.Attribute.XorMappedAddress;
import dental.sofia.wire.stun.Attribute.XorPeerAddress;
import dental.sofia.wire.stun.Attribute.XorRelayedAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Any message that can be written: any class and method, up to eight attributes of any type. */
public class StunDomain extends DomainContextBase {

  @Provide
  Arbitrary<StunMessage> messages() {
    return Combinators.combine(
            Arbitraries.of(StunClass.class),
            Arbitraries.integers().between(0, 0xFFF).map(StunMethod::new),
            octets(12, 12).map(TransactionId::new),
            attributes().list().ofMaxSize(8))
        .as(StunMessage::new);
  }

  private static Arbitrary<Attribute> attributes() {
    return Arbitraries.oneOf(
        addresses().map(XorMappedAddress::new),
        addresses().map(XorPeerAddress::new),
        addresses().map(XorRelayedAddress::new),
        texts().map(Username::new),
        texts().map(Realm::new),
        texts().map(Software::new),
        octets(0, 100).map(Nonce::new),
        octets(0, 500).map(Data::new),
        Combinators.combine(Arbitraries.integers().between(300, 699), texts()).as(ErrorCode::new),
        Arbitraries.longs()
            .between(0, 0xFFFF_FFFFL)
            .map(seconds -> new Lifetime(Duration.ofSeconds(seconds))),
        Arbitraries.longs().between(0, 0xFFFF_FFFFL).map(Priority::new),
        Arbitraries.longs().map(IceControlling::new),
        Arbitraries.integers().between(0, 255).map(RequestedTransport::new),
        algorithms().list().ofMaxSize(4).map(PasswordAlgorithms::new),
        algorithms().map(ChosenPasswordAlgorithm::new),
        Combinators.combine(Arbitraries.integers().between(0xC000, 0xFFFF), octets(0, 30))
            .as(Unknown::new));
  }

  private static Arbitrary<PasswordAlgorithm> algorithms() {
    return Combinators.combine(Arbitraries.integers().between(0, 0xFFFF), octets(0, 9))
        .as(PasswordAlgorithm::new);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().all().ofMaxLength(60).map(StunDomain::utf8);
  }

  /** What has an encoding: no unpaired surrogates. */
  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static Arbitrary<InetSocketAddress> addresses() {
    var ips =
        Arbitraries.oneOf(octets(4, 4), octets(16, 16))
            .map(
                ip -> {
                  try {
                    return ip.length() == 4
                        ? InetAddress.getByAddress(ip.toArray())
                        : Inet6Address.getByAddress(null, ip.toArray(), -1);
                  } catch (UnknownHostException e) {
                    throw new AssertionError(e);
                  }
                });
    return Combinators.combine(ips, Arbitraries.integers().between(0, 65_535))
        .as(InetSocketAddress::new);
  }

  private static Arbitrary<Bytes> octets(int least, int most) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(least).ofMaxSize(most).map(Bytes::of);
  }
}
