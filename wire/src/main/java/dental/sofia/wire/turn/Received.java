package dental.sofia.wire.turn;

import dental.sofia.wire.stun.Bytes;
import java.net.InetSocketAddress;

/** A peer's datagram, relayed. */
public record Received(InetSocketAddress peer, Bytes data) implements ReceiveResult {}
