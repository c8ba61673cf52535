package dental.sofia.wire.support;

import dental.sofia.wire.net.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real coturn as a child process, on loopback and on a free port. */
public final class Coturn implements AutoCloseable {
  public static final String SECRET = "a shared secret of this test";

  private final Process process;
  private final String host;
  private final int port;
  private final Path log;

  private Coturn(Process process, String host, int port, Path log) {
    this.process = process;
    this.host = host;
    this.port = port;
    this.log = log;
  }

  /** The one that SOFIA_TURNSERVER names, or that of the PATH. */
  public static Optional<Path> binary() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("SOFIA_TURNSERVER")).map(Path::of).stream(),
            Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, "turnserver")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** With these lines after those that keep it on loopback and quiet. */
  public static Coturn start(Path directory, String... lines) {
    return startOn("127.0.0.1", directory, lines);
  }

  /**
   * On another address of this machine, for clients that come from it: where a Kubernetes node
   * runs, its firewall drops what goes from there to loopback.
   */
  public static Coturn startOn(String address, Path directory, String... lines) {
    int port = TcpServer.unusedPort();
    try {
      Path config = Files.createTempFile(directory, "turnserver", ".conf");
      Files.write(config, config(address, directory, port, lines));
      var log = config.resolveSibling(config.getFileName() + ".log");
      var process =
          new ProcessBuilder(
                  binary().orElseThrow().toString(), "-c", config.toString(), "--pidfile=")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      var coturn = new Coturn(process, address, port, log);
      coturn.awaitListening();
      return coturn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** What it has written so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Endpoint endpoint() {
    return Endpoint.tcp(host(), port);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> config(String address, Path directory, int port, String... lines)
      throws IOException {
    var all =
        Stream.of(
            "listening-ip=" + address,
            "listening-port=" + port,
            "relay-ip=" + address,
            "allow-loopback-peers",
            "realm=sofia.test",
            "relay-threads=1",
            "log-file=stdout",
            // Started as root, it would otherwise write into the system's own database.
            "userdb=" + Files.createTempFile(directory, "turn", ".db"));
    return Stream.concat(all, Arrays.stream(lines)).toList();
  }

  private void awaitListening() {
    try {
      Eventually.holds("coturn listens", this::listens);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
