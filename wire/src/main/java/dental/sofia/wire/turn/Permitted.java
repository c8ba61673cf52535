package dental.sofia.wire.turn;

import java.net.InetSocketAddress;

/** The server relays between us and this peer's address (its port does not matter). */
public record Permitted(InetSocketAddress peer) implements PermissionResult {}
