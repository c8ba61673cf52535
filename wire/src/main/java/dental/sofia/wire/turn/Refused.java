package dental.sofia.wire.turn;

/**
 * The server answered, and the answer is no.
 *
 * @param code RFC 8656 §19: 401 unauthorized, 403 forbidden peer or draining, 437 allocation
 *     mismatch, 438 stale nonce, 442 no UDP relay, 486 quota reached, 508 relay ports exhausted
 * @param reason the server's words, printable
 */
public record Refused(int code, String reason)
    implements AllocateResult, BindingResult, PermissionResult, RefreshResult {}
