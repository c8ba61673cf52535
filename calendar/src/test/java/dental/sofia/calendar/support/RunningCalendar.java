package dental.sofia.calendar.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged server in a process of its own, as it is in its image. */
public final class RunningCalendar implements AutoCloseable {
  public static final String USERNAME = "praxis";
  public static final String PASSWORD = "ein langes Passwort";
  public static final String AGENT_TOKEN = "the-agents-token";
  public static final String API_SECRET = "a-secret-of-more-than-thirty-two-letters";

  private static final Pattern LISTENS = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final Path log;
  private final int port;

  private RunningCalendar(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /**
   * @param home where it keeps everything; the same one again is the same server after a restart
   */
  public static RunningCalendar start(Path home, Map<String, String> environment) {
    Path log = home.resolve("log-" + System.nanoTime());
    Process process = launch(home, environment, log, List.of());
    long began = System.nanoTime();
    while (System.nanoTime() - began < PATIENCE_NANOS && process.isAlive()) {
      var matcher = LISTENS.matcher(read(log));
      if (matcher.find()) {
        return new RunningCalendar(process, log, Integer.parseInt(matcher.group(1)));
      }
      pause();
    }
    process.destroyForcibly();
    throw new IllegalStateException("the server did not start:\n" + read(log));
  }

  /**
   * Runs a command to its end.
   *
   * @param exit what it must end with
   * @return what it said
   */
  public static String command(
      Path home, Map<String, String> environment, int exit, String... arguments) {
    Path log = home.resolve("log-" + System.nanoTime());
    Process process = launch(home, environment, log, List.of(arguments));
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != exit) {
        process.destroyForcibly();
        throw new IllegalStateException(List.of(arguments) + " did not end well:\n" + read(log));
      }
      return read(log);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process launch(
      Path home, Map<String, String> environment, Path log, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-Xshare:auto"));
    command.add("-jar");
    command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath().toString());
    command.addAll(arguments);
    try {
      var builder = new ProcessBuilder(command).directory(home.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(it -> it.startsWith("SOFIA_") || it.startsWith("LIVEKIT_"));
      builder.environment().putAll(usual(home));
      builder.environment().putAll(environment);
      return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> usual(Path home) throws IOException {
    Path staff = Files.createDirectories(home.resolve("staff"));
    if (Files.notExists(staff.resolve("password"))) {
      Files.writeString(staff.resolve("username"), USERNAME + "\n");
      Files.writeString(staff.resolve("password"), PASSWORD + "\n");
      Files.writeString(home.resolve("agent-token"), AGENT_TOKEN);
    }
    var environment = new LinkedHashMap<String, String>();
    environment.put("PORT", "0");
    environment.put("SOFIA_DATABASE_URL", "jdbc:h2:file:./data/calendar");
    environment.put("SOFIA_STAFF_DIR", staff.toString());
    environment.put("SOFIA_AGENT_TOKEN_FILE", home.resolve("agent-token").toString());
    environment.put("LIVEKIT_URL", "wss://livekit.example.org");
    environment.put("LIVEKIT_API_KEY", "devkey");
    environment.put("LIVEKIT_API_SECRET", API_SECRET);
    return environment;
  }

  public Client client() {
    return new Client(port);
  }

  /** Where a browser finds it: a secure context, by its name. */
  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  public int port() {
    return port;
  }

  public String log() {
    return read(log);
  }

  public long pid() {
    return process.pid();
  }

  /** SIGKILL: no word of farewell. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** SIGTERM, and it has to end by itself. */
  @Override
  public void close() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the server did not end:\n" + log());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? new String(Files.readAllBytes(file), UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
