/**
 * Clients for the protocols a call is made of, on nothing but the JDK: they ask a running LiveKit
 * and coturn whether a call would work.
 *
 * <p>Everything here is <em>total and bounded</em>: whatever the other side does (silence, garbage,
 * one byte a second, a gigabyte) the caller gets a typed answer before its {@link
 * dental.sofia.wire.Deadline}, and whatever was taken on the other side is given back by {@code
 * close()}, also by a thread that was interrupted.
 *
 * <ul>
 *   <li>{@link dental.sofia.wire.stun}: messages, RFC 8489. Pure.
 *   <li>{@link dental.sofia.wire.turn}: allocations over TCP and TLS, RFC 8656.
 *   <li>{@link dental.sofia.wire.ice}: candidates and connectivity checks, RFC 8445, RFC 6544.
 *   <li>{@link dental.sofia.wire.whip}: a synthetic join, RFC 9725.
 *   <li>{@link dental.sofia.wire.jwt} and {@link dental.sofia.wire.livekit}: LiveKit's tokens and
 *       HTTP interface.
 *   <li>{@link dental.sofia.wire.net}, {@link dental.sofia.wire.http}, {@link
 *       dental.sofia.wire.json}: what those share.
 * </ul>
 *
 * <p>Start reading at {@link dental.sofia.wire.turn.TurnClient}. No check, no condition and no
 * Kubernetes in here: what an answer means is decided by the caller.
 */
package dental.sofia.wire;
