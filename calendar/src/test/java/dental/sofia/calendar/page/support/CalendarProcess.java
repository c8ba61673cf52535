package dental.sofia.calendar.page.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The calendar's server from its jar, with a database of its own. */
public final class CalendarProcess implements AutoCloseable {
  public static final String USERNAME = "praxis";
  public static final String PASSWORD = "ein Passwort nur für diesen Test";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path directory;
  private final int port;
  private final Map<String, String> environment;
  private Process process;

  private CalendarProcess(Path directory, int port, Map<String, String> environment) {
    this.directory = directory;
    this.port = port;
    this.environment = environment;
  }

  /** Does not wait until it answers: several may start at the same time. */
  public static CalendarProcess launch(Path directory, Map<String, String> environment) {
    try (var socket = new ServerSocket(0)) {
      var all = new HashMap<>(environment);
      var staff = Files.createDirectories(directory.resolve("staff"));
      Files.writeString(staff.resolve("username"), USERNAME);
      Files.writeString(staff.resolve("password"), PASSWORD);
      all.put("PORT", String.valueOf(socket.getLocalPort()));
      all.put("SOFIA_STAFF_DIR", staff.toString());
      all.put("SOFIA_DATABASE_URL", "jdbc:h2:file:" + directory.resolve("calendar"));
      var server = new CalendarProcess(directory, socket.getLocalPort(), all);
      socket.close();
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a chance to say goodbye. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Again on the same port with the same database, after {@link #kill}. */
  public void start() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString();
    var builder =
        new ProcessBuilder(
                List.of(
                    java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-jar", jar))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile()));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public CalendarProcess awaitReady() {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        close();
        throw new IllegalStateException("the calendar did not start: " + log());
      }
    }
    return this;
  }

  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  public int port() {
    return port;
  }

  public String log() {
    try {
      return Files.readString(directory.resolve("server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try {
      var request = HttpRequest.newBuilder(url().resolve("/health")).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
