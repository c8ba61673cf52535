package dental.sofia.wire.stun;

/** Not a STUN message, or one that contradicts itself. */
public record Malformed(String reason) implements StunParse {}
