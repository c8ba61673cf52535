package dental.sofia.wire.turn;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The server relays for us.
 *
 * @param relayed the address that peers see; where a server is reached through a Service it still
 *     must be the pod's own
 * @param mapped the address that the server sees us at
 * @param authenticated whether the server asked for credentials at all; one that does not is open
 *     to everybody
 */
public record Allocated(
    InetSocketAddress relayed, InetSocketAddress mapped, Duration lifetime, boolean authenticated)
    implements AllocateResult {}
