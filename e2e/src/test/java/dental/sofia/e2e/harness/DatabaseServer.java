package dental.sofia.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Debian's PostgreSQL beside the local node, at the node's address, where pods reach it. It refuses
 * to run as root, so it runs as {@code postgres}; it ends, and its directory goes, with the test.
 */
public final class DatabaseServer implements AutoCloseable {

  private static final String USER = "postgres";
  private static final String PASSWORD = "only-for-this-test";

  private final Path home;
  private final Path programs;
  private final String address;
  private final int port;

  private DatabaseServer(Path home, Path programs, String address, int port) {
    this.home = home;
    this.programs = programs;
    this.address = address;
    this.port = port;
  }

  /**
   * @param address that pods reach
   */
  public static DatabaseServer at(String address) {
    try (var free = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      Path home = Files.createTempDirectory("sofia-e2e-postgres");
      var server = new DatabaseServer(home, programs(), address, free.getLocalPort());
      Path password = Files.writeString(home.resolve("password"), PASSWORD);
      run(List.of("chown", "-R", USER, home.toString()));
      server.asUser(
          "initdb",
          "-D",
          server.data(),
          "-A",
          "scram-sha-256",
          "--pwfile",
          password.toString(),
          "--no-sync");
      Files.writeString(
          home.resolve("data/pg_hba.conf"),
          "host all all 0.0.0.0/0 scram-sha-256\n",
          StandardOpenOption.APPEND);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the calendar's Secret wants it. */
  public Map<String, String> login() {
    return Map.of(
        "host", address,
        "port", Integer.toString(port),
        "dbname", USER,
        "username", USER,
        "password", PASSWORD);
  }

  public void start() {
    String options =
        "-c listen_addresses=%s -c unix_socket_directories=%s -p %d -c shared_buffers=32MB"
            .formatted(address, home, port);
    asUser("pg_ctl", "-D", data(), "-w", "-l", home + "/log", "-o", options, "start");
  }

  public void stop() {
    asUser("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
  }

  private String data() {
    return home + "/data";
  }

  private void asUser(String program, String... arguments) {
    var command = new ArrayList<>(List.of("runuser", "-u", USER, "--"));
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  /** The newest that is installed. */
  private static Path programs() throws IOException {
    try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .max(Comparator.comparing(path -> Integer.parseInt(path.getFileName().toString())))
          .orElseThrow()
          .resolve("bin");
    }
  }

  private static void run(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new AssertionError(command + " ended with " + process.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (AssertionError alreadyStopped) {
      // Then there is nothing to stop.
    }
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
