package dental.sofia.wire.jwt;

/** A key pair as LiveKit's {@code keys} has it. */
public record ApiKey(String name, String secret) {

  /** Without the secret: this ends up in logs. */
  @Override
  public String toString() {
    return "ApiKey[" + name + "]";
  }
}
