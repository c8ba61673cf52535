package dental.sofia.wire.stun;

/**
 * A message together with the bytes that it came in. Integrity is verified over those: padding, for
 * instance, may have any value and is part of what was signed (RFC 8489 §14).
 */
public record Parsed(StunMessage message, Bytes wire) implements StunParse {

  /** Whether the sender knew the key, by the kind of integrity that goes with the key. */
  public Verdict integrity(IntegrityKey key) {
    return Integrity.verify(wire.toArray(), key);
  }

  /** RFC 8489 §14.7 */
  public Verdict fingerprint() {
    return Integrity.verifyFingerprint(wire.toArray());
  }

  /** The result of verifying something that may not be there at all. */
  public enum Verdict {
    VALID,
    INVALID,
    ABSENT
  }
}
