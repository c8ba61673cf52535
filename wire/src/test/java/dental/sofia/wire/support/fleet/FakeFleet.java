package dental.sofia.wire.support.fleet;

import dental.sofia.wire.ice.IceCredentials;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.support.TcpServer;
import dental.sofia.wire.support.UdpPeer;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** LiveKit and coturn at every address that leads to this machine. */
public final class FakeFleet implements AutoCloseable {
  private static final int SIGNALLING = 7880;
  private static final int TURN = 3478;
  private static final int DNS = 53;

  private final Relays relays = new Relays();
  private final TcpServer livekit;
  private final TcpServer coturn;

  /**
   * @param signalling where LiveKit listens
   * @param turn where coturn listens
   * @param isPod what coturn relays to
   * @param joined is told which pod was joined, once a round
   */
  FakeFleet(
      FleetKeys keys,
      InetSocketAddress signalling,
      InetSocketAddress turn,
      Predicate<InetAddress> isPod,
      Consumer<InetAddress> joined) {
    var ice = IceCredentials.random();
    var http = new FakeLiveKit(keys, ice, relays, joined);
    livekit = TcpServer.at(signalling, http::serve);
    coturn =
        TcpServer.at(
            turn, client -> new FakeCoturn(keys.turnSecret(), ice, relays, isPod, client).serve());
  }

  /**
   * Runs until the process is ended.
   *
   * @param args API key, its secret, coturn's secret, the TURN URL to hand out, and a file that
   *     gets a line for each round: milliseconds since 1970 and the pod's address
   */
  public static void main(String[] args) throws Exception {
    var keys = new FleetKeys(new ApiKey(args[0], args[1]), args[2], args[3]);
    try (var rounds = new PrintStream(Files.newOutputStream(Path.of(args[4])), true);
        var names = new UdpPeer(new InetSocketAddress(DNS), FakeDns::answer);
        var fleet =
            new FakeFleet(
                keys,
                new InetSocketAddress(SIGNALLING),
                new InetSocketAddress(TURN),
                InetAddress::isSiteLocalAddress,
                pod -> rounds.println(System.currentTimeMillis() + " " + pod.getHostAddress()))) {
      Thread.currentThread().join();
    }
  }

  int signallingPort() {
    return livekit.port();
  }

  int turnPort() {
    return coturn.port();
  }

  /** That were granted and not given back. */
  int allocations() {
    return relays.count();
  }

  @Override
  public void close() {
    livekit.close();
    coturn.close();
  }
}
