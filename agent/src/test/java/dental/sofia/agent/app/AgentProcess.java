package dental.sofia.agent.app;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.wire.json.Json;
import dental.sofia.wire.support.LiveKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged agent as a process, told all it knows by its environment. */
public final class AgentProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path log;
  private final int port;

  private AgentProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  public static AgentProcess start(Path directory, LiveKit server, Map<String, String> more) {
    try {
      int port = Integer.parseInt(more.getOrDefault("HEALTH_CHECK_PORT", "" + freePort()));
      var log = Files.createTempFile(directory, "agent", ".log");
      var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
      for (var option : System.getProperty("agent.jvm-options", "").strip().split("\\s+")) {
        command.add(option);
      }
      command.addAll(
          List.of(
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx128m",
              "-jar",
              "target/quarkus-app/quarkus-run.jar"));
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "LIVEKIT_URL", server.url().toString(),
                  "LIVEKIT_API_KEY", LiveKit.KEY.name(),
                  "LIVEKIT_API_SECRET", LiveKit.KEY.secret(),
                  "CALENDAR_URL", "http://127.0.0.1:9",
                  "HEALTH_CHECK_PORT", String.valueOf(port)));
      builder.environment().putAll(more);
      return new AgentProcess(builder.start(), log, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it takes calls. */
  public void awaitReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(() -> health().path("ready").asBoolean());
  }

  /** How many agents are in a room, of whatever process. */
  static long agentsIn(LiveKit server, String room) {
    return server.participants(room).stream()
        .filter(p -> p.member("kind").flatMap(Json::text).filter("AGENT"::equals).isPresent())
        .count();
  }

  public JsonNode health() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get("/health").body());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  public int post(String path, String authorization, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/webhook+json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  public boolean alive() {
    return process.isAlive();
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
