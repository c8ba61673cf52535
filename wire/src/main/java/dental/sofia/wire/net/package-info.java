/**
 * Connections that can be waited for: TCP and TLS with a deadline on every step, name resolution
 * that can't block the others, and the one exception ({@link dental.sofia.wire.net.WireException})
 * by which a {@link dental.sofia.wire.Fault} travels up to the client that turns it into a result.
 *
 * <p>Blocking calls run on a virtual thread of their own ({@link dental.sofia.wire.net.Blocking});
 * the caller only ever waits for a future. So an interrupt ends the wait and leaves the socket
 * usable for giving an allocation back, and a peer that sends a byte a second can't stretch a read.
 */
package dental.sofia.wire.net;
