package dental.sofia.wire.stun;

/** RFC 8489 §5: the twelve method bits, which the class bits are interleaved with. */
public record StunMethod(int value) {
  public static final StunMethod BINDING = new StunMethod(0x001);

  // RFC 8656 §17
  public static final StunMethod ALLOCATE = new StunMethod(0x003);
  public static final StunMethod REFRESH = new StunMethod(0x004);
  public static final StunMethod SEND = new StunMethod(0x006);
  public static final StunMethod DATA = new StunMethod(0x007);
  public static final StunMethod CREATE_PERMISSION = new StunMethod(0x008);
  public static final StunMethod CHANNEL_BIND = new StunMethod(0x009);

  public StunMethod {
    if (value < 0 || value > 0xFFF) {
      throw new IllegalArgumentException("a method has twelve bits");
    }
  }

  /** The method's bits where the message type has them. */
  int bits() {
    return (value & 0x00F) | (value & 0x070) << 1 | (value & 0xF80) << 2;
  }

  static StunMethod of(int type) {
    return new StunMethod((type & 0x000F) | (type & 0x00E0) >> 1 | (type & 0x3E00) >> 2);
  }
}
