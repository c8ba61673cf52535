package dental.sofia.wire.stun;

import dental.sofia.wire.Excerpt;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** What a message carries, by type. What is not known here is kept as {@link Unknown}. */
public sealed interface Attribute {

  /** RFC 8489 §14.2: the address that the server saw the request come from. */
  record XorMappedAddress(InetSocketAddress address) implements Attribute {}

  /** RFC 8656 §18.3 */
  record XorPeerAddress(InetSocketAddress address) implements Attribute {}

  /** RFC 8656 §18.5: the address that peers send to. */
  record XorRelayedAddress(InetSocketAddress address) implements Attribute {}

  /** RFC 8489 §14.3 */
  record Username(String value) implements Attribute {}

  /** RFC 8489 §14.9 */
  record Realm(String value) implements Attribute {}

  /** RFC 8489 §14.10: opaque; it goes back as it came. */
  record Nonce(Bytes value) implements Attribute {}

  /** RFC 8489 §14.14 */
  record Software(String value) implements Attribute {
    public Software {
      value = Excerpt.of(value);
    }
  }

  /** RFC 8489 §14.8: a code from 300 to 699. The phrase is for people and made printable. */
  record ErrorCode(int code, String reason) implements Attribute {
    public ErrorCode {
      if (code < 300 || code > 699) {
        throw new IllegalArgumentException("not an error code: " + code);
      }
      reason = Excerpt.of(reason);
    }
  }

  /** RFC 8489 §14.5: HMAC-SHA1 over all that comes before it. */
  record MessageIntegrity(Bytes hmac) implements Attribute {}

  /** RFC 8489 §14.6: HMAC-SHA256, possibly truncated. */
  record MessageIntegritySha256(Bytes hmac) implements Attribute {}

  /** RFC 8489 §14.7 */
  record Fingerprint(int crc) implements Attribute {}

  /** RFC 8489 §14.11: what a server accepts, the most preferred first. */
  record PasswordAlgorithms(List<PasswordAlgorithm> algorithms) implements Attribute {
    public PasswordAlgorithms {
      algorithms = List.copyOf(algorithms);
    }
  }

  /** RFC 8489 §14.12: what a client chose. */
  record ChosenPasswordAlgorithm(PasswordAlgorithm algorithm) implements Attribute {}

  /** RFC 8656 §18.2: how long the allocation lives on; none gives it back. */
  record Lifetime(Duration value) implements Attribute {
    public Lifetime {
      if (value.isNegative() || value.toSeconds() > 0xFFFF_FFFFL) {
        throw new IllegalArgumentException("a lifetime is 32 bits of seconds");
      }
    }
  }

  /** RFC 8656 §18.4 */
  record Data(Bytes value) implements Attribute {}

  /** RFC 8656 §18.8: an IP protocol number. */
  record RequestedTransport(int protocol) implements Attribute {
    public static final RequestedTransport UDP = new RequestedTransport(17);
  }

  /** RFC 8445 §16.1 */
  record Priority(long value) implements Attribute {}

  /** RFC 8445 §16.1: the sender decides on the pair; the number settles a conflict. */
  record IceControlling(long tieBreaker) implements Attribute {}

  /** RFC 8445 §16.1: the pair on which this comes is the one to use. It has no value. */
  record UseCandidate() implements Attribute {}

  record Unknown(int type, Bytes value) implements Attribute {}
}
