/**
 * STUN messages (RFC 8489) with the attributes that TURN (RFC 8656) and ICE (RFC 8445) add. Pure:
 * bytes in, values out and back; no socket, no clock.
 *
 * <p>{@link dental.sofia.wire.stun.StunMessage} is what is said, {@link
 * dental.sofia.wire.stun.Parsed} is what came: only the latter still has the bytes by which
 * integrity can be verified. {@link dental.sofia.wire.stun.StunParser} is total.
 */
package dental.sofia.wire.stun;
