package dental.sofia.calendar.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Debian's PostgreSQL on a free port, in a directory that goes away with it. It refuses to run as
 * root, so root runs it as {@code postgres}.
 */
public final class Postgres implements AutoCloseable {
  private static Postgres shared;

  private final Path home;
  private final Path programs;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private Postgres(Path home, Path programs, int port) {
    this.home = home;
    this.programs = programs;
    this.port = port;
  }

  /** One for all tests of this JVM. */
  public static synchronized Postgres shared() {
    if (shared == null) {
      shared = own();
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  /** One that may be stopped. */
  public static Postgres own() {
    try (var free = new ServerSocket(0)) {
      Path home = Files.createTempDirectory("sofia-postgres");
      var postgres = new Postgres(home, programs(), free.getLocalPort());
      if (isRoot()) {
        run(List.of("chown", "postgres", home.toString()));
      }
      postgres.asUser(
          "initdb", "-D", postgres.data(), "-U", "postgres", "-A", "trust", "--no-sync");
      free.close();
      postgres.goOn();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new empty database; its address for JDBC. */
  public String newDatabase() {
    String name = "calendar" + databases.incrementAndGet();
    asUser(
        "psql",
        "-q",
        "-h",
        "127.0.0.1",
        "-p",
        port + "",
        "-U",
        "postgres",
        "-c",
        "create database " + name);
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** After {@link #pause}, on the same port with the same databases. */
  public void goOn() {
    asUser("pg_ctl", "-D", data(), "-w", "-l", home + "/log", "-o", options(), "start");
  }

  /** Ends at once, whoever is connected. */
  public void pause() {
    asUser("pg_ctl", "-D", data(), "-m", "immediate", "stop");
  }

  @Override
  public void close() {
    try {
      pause();
    } catch (IllegalStateException e) {
      // It was stopped already.
    }
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String data() {
    return home + "/data";
  }

  private String options() {
    return "-c listen_addresses=127.0.0.1 -c unix_socket_directories="
        + home
        + " -p "
        + port
        + " -c shared_buffers=32MB";
  }

  private void asUser(String program, String... arguments) {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The newest that is installed. */
  private static Path programs() throws IOException {
    try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .max(Comparator.comparing(path -> Integer.parseInt(path.getFileName().toString())))
          .map(path -> path.resolve("bin"))
          .orElseThrow();
    }
  }

  private static void run(List<String> command) {
    try {
      Path said = Files.createTempFile("sofia-postgres", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      String words = Files.readString(said);
      Files.delete(said);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(command + ": " + words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
