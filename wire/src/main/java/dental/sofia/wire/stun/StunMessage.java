package dental.sofia.wire.stun;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A STUN message as a value, RFC 8489 §5. */
public record StunMessage(
    StunClass kind, StunMethod method, TransactionId transaction, List<Attribute> attributes) {

  public static final int HEADER_LENGTH = 20;

  /** The header's length field has 16 bits, of which the last two are always zero. */
  public static final int MAX_LENGTH = HEADER_LENGTH + 0xFFFC;

  static final int MAGIC_COOKIE = 0x2112A442;

  public StunMessage {
    attributes = List.copyOf(attributes);
  }

  public static StunMessage request(StunMethod method, Attribute... attributes) {
    return new StunMessage(StunClass.REQUEST, method, TransactionId.random(), List.of(attributes));
  }

  public static StunMessage indication(StunMethod method, Attribute... attributes) {
    return new StunMessage(
        StunClass.INDICATION, method, TransactionId.random(), List.of(attributes));
  }

  /** The answer to this request. */
  public StunMessage answer(StunClass kind, Attribute... attributes) {
    return new StunMessage(kind, method, transaction, List.of(attributes));
  }

  /** The same request asked anew: RFC 8489 §6.3.1 wants a transaction of its own for it. */
  public StunMessage again() {
    return new StunMessage(kind, method, TransactionId.random(), attributes);
  }

  public StunMessage with(Attribute attribute) {
    var more = new ArrayList<>(attributes);
    more.add(attribute);
    return new StunMessage(kind, method, transaction, more);
  }

  /** RFC 8489 §14: of several attributes of a type only the first counts. */
  public <A extends Attribute> Optional<A> first(Class<A> type) {
    return attributes.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** With the integrity of all attributes so far, RFC 8489 §14.5 and §14.6. */
  public StunMessage signed(IntegrityKey key) {
    return with(key.seal(this));
  }

  /** With the checksum that tells STUN from other traffic, RFC 8489 §14.7; always the last. */
  public StunMessage fingerprinted() {
    return with(Integrity.fingerprintOf(this));
  }

  public boolean answers(StunMessage request) {
    return transaction.equals(request.transaction)
        && method.equals(request.method)
        && (kind == StunClass.SUCCESS || kind == StunClass.ERROR);
  }

  public byte[] encode() {
    return StunEncoder.encode(this, 0);
  }
}
