package dental.sofia.wire.support.fleet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The relayed addresses that are in use, by which a LiveKit finds the way to a caller. */
final class Relays {
  private static final int FIRST = 49_160;
  private static final int PORTS = 16_000;

  /** The way to whoever holds an allocation. */
  interface Relay {
    void deliver(InetSocketAddress from, byte[] datagram) throws Exception;
  }

  private final Map<InetSocketAddress, Relay> inUse = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  /** An address of the coturn that is asked. */
  InetSocketAddress take(InetAddress coturn, Relay relay) {
    while (true) {
      int port = FIRST + Math.floorMod(next.getAndIncrement(), PORTS);
      var address = new InetSocketAddress(coturn, port);
      if (inUse.putIfAbsent(address, relay) == null) {
        return address;
      }
    }
  }

  void giveBack(InetSocketAddress address) {
    inUse.remove(address);
  }

  Optional<Relay> at(InetSocketAddress address) {
    return Optional.ofNullable(inUse.get(address));
  }

  int count() {
    return inUse.size();
  }
}
