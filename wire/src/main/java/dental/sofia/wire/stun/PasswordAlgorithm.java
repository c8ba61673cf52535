package dental.sofia.wire.stun;

/** RFC 8489 §18.5.1: how a long-term key is made of name, realm and password. */
public record PasswordAlgorithm(int number, Bytes parameters) {
  public static final PasswordAlgorithm MD5 = new PasswordAlgorithm(1, Bytes.hex(""));
  public static final PasswordAlgorithm SHA256 = new PasswordAlgorithm(2, Bytes.hex(""));
}
