package dental.sofia.wire.turn;

import java.net.InetSocketAddress;

/**
 * A STUN server is there.
 *
 * @param mapped the address that it sees us at
 */
public record Bound(InetSocketAddress mapped) implements BindingResult {}
