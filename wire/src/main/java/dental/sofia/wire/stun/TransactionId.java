package dental.sofia.wire.stun;

import java.security.SecureRandom;

/** RFC 8489 §5: 96 bits that tie an answer to its question, and that nobody can guess. */
public record TransactionId(Bytes value) {
  static final int LENGTH = 12;

  private static final SecureRandom RANDOM = new SecureRandom();

  public TransactionId {
    if (value.length() != LENGTH) {
      throw new IllegalArgumentException("a transaction id has " + LENGTH + " octets");
    }
  }

  public static TransactionId random() {
    var octets = new byte[LENGTH];
    RANDOM.nextBytes(octets);
    return new TransactionId(Bytes.of(octets));
  }
}
