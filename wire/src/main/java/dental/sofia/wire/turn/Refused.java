package dental.sofia.wire.turn;

/**
 * The server answered, and the answer is no.
 *
 * @param code RFC 8656 §19 or RFC 8489 §14.8
 * @param reason the server's words, printable; the RFC's where it has none, as with coturn 4.18
 */
public record Refused(int code, String reason)
    implements AllocateResult, BindingResult, PermissionResult, RefreshResult {

  /** No credentials, or not those of the server (RFC 8489 §9.2.4). */
  public static final int UNAUTHORIZED = 401;

  public Refused {
    reason = reason.isBlank() ? meaning(code) : reason;
  }

  private static String meaning(int code) {
    return switch (code) {
      case 300 -> "Try Alternate";
      case 400 -> "Bad Request";
      case UNAUTHORIZED -> "Unauthorized";
      case 403 -> "Forbidden";
      case 420 -> "Unknown Attribute";
      case 437 -> "Allocation Mismatch";
      case 438 -> "Stale Nonce";
      case 440 -> "Address Family not Supported";
      case 441 -> "Wrong Credentials";
      case 442 -> "Unsupported Transport Protocol";
      case 443 -> "Peer Address Family Mismatch";
      case 486 -> "Allocation Quota Reached";
      case 500 -> "Server Error";
      case 508 -> "Insufficient Capacity";
      default -> "no reason given";
    };
  }
}
