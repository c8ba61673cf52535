package dental.sofia.wire;

/**
 * Why there was no answer of the protocol at all. What the other side said in its protocol (an
 * error code, an HTTP status) is not a fault: each client has a type of its own for that.
 *
 * <p>The details are one printable line, without anything that changes from one try to the next.
 */
public sealed interface Fault {

  /** No connection: refused, no route, or the name does not resolve. */
  record Unreachable(String detail) implements Fault {}

  /** The deadline passed while doing this. */
  record TimedOut(String doing) implements Fault {}

  /** The other side ended the connection before it had answered. */
  record Closed(String doing) implements Fault {}

  /** The other side's certificate was refused: its chain, its dates or its host name. */
  record CertificateRejected(String detail) implements Fault {}

  /** TLS failed for another reason, for instance because the other side does not speak it. */
  record TlsFailed(String detail) implements Fault {}

  /** What came is not the protocol, or not within its limits. */
  record Garbage(String detail) implements Fault {}

  /** The calling thread was interrupted; its interrupt flag is set. */
  record Interrupted(String doing) implements Fault {}

  /** The fault as the end of a sentence, for a person. */
  default String describe() {
    return switch (this) {
      case Unreachable f -> "unreachable: " + f.detail();
      case TimedOut f -> "no answer in time while " + f.doing();
      case Closed f -> "connection closed by the other side while " + f.doing();
      case CertificateRejected f -> "certificate rejected: " + f.detail();
      case TlsFailed f -> "TLS failed: " + f.detail();
      case Garbage f -> "not the expected protocol: " + f.detail();
      case Interrupted f -> "interrupted while " + f.doing();
    };
  }
}
