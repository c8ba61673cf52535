package dental.sofia.wire.stun;

/** Leaves an attribute's decoder; {@link StunParser} turns it into {@link Malformed}. */
final class MalformedAttribute extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedAttribute(String reason) {
    // No stack trace: it would cost more than the parsing, and a hostile peer could ask for many.
    super(reason, null, false, false);
  }
}
