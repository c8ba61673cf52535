package dental.sofia.wire.stun;

/** What bytes turned out to be. */
public sealed interface StunParse permits Parsed, Malformed {}
