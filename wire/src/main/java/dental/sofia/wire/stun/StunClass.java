package dental.sofia.wire.stun;

/** RFC 8489 §5: the two bits C1 and C0 of the message type. */
public enum StunClass {
  REQUEST(0x000),
  INDICATION(0x010),
  SUCCESS(0x100),
  ERROR(0x110);

  static final int MASK = 0x110;

  private final int bits;

  StunClass(int bits) {
    this.bits = bits;
  }

  int bits() {
    return bits;
  }

  static StunClass of(int type) {
    return switch (type & MASK) {
      case 0x000 -> REQUEST;
      case 0x010 -> INDICATION;
      case 0x100 -> SUCCESS;
      default -> ERROR;
    };
  }
}
