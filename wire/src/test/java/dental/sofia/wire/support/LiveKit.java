package dental.sofia.wire.support;

import dental.sofia.wire.json.Json;
import dental.sofia.wire.jwt.ApiKey;
import dental.sofia.wire.jwt.Grant;
import dental.sofia.wire.jwt.LiveKitToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real LiveKit as a child process, on free ports. */
public final class LiveKit implements AutoCloseable {
  public static final ApiKey KEY =
      new ApiKey("APItest", "a secret of this test, long enough for it");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path config;
  private final int port;
  private Process process;

  private LiveKit(Path config, int port) {
    this.config = config;
    this.port = port;
  }

  /**
   * With these lines in its section {@code rtc}, and after all sections those of {@code more}.
   * Clients are told of a STUN server that is none: else they are told of public ones. It has one
   * address only: with several it advertises one and may send from another, which a relay refuses.
   */
  public static LiveKit start(Path directory, List<String> rtc, String... more) {
    return start(directory, "tcp_port: 0", rtc, more);
  }

  /** The same for media over TCP only, without a relay. */
  public static LiveKit startDirect(Path directory, List<String> rtc) {
    return start(directory, "force_tcp: true\n  tcp_port: " + freePort(), rtc);
  }

  private static LiveKit start(Path directory, String media, List<String> rtc, String... more) {
    try {
      int port = freePort();
      var config = Files.createTempFile(directory, "livekit", ".yaml");
      Files.writeString(
          config,
          """
          port: %d
          bind_addresses: ["127.0.0.1"]
          keys: {"%s": "%s"}
          logging: {level: info, json: false}
          rtc:
            udp_port: %d
            %s
            use_external_ip: false
            allow_tcp_fallback: false
            node_ip: "%s"
            ips: {includes: ["%s/32"]}
            relay_acceptance_min_wait: 50ms
            stun_servers: ["127.0.0.1:9"]
          %s
          %s
          """
              .formatted(
                  port,
                  KEY.name(),
                  KEY.secret(),
                  freePort(),
                  media,
                  address(),
                  address(),
                  rtc.stream().map(line -> "  " + line + "\n").reduce("", String::concat),
                  String.join("\n", more)));
      var server = new LiveKit(config, port);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Again on the same ports, after {@link #kill}. */
  public void start() {
    try {
      process =
          new ProcessBuilder(LiveKitBinary.path().toString(), "--config", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of(config + ".log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        close();
        throw new IllegalStateException("LiveKit did not start: " + log());
      }
    }
  }

  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public URI url() {
    return URI.create("ws://127.0.0.1:" + port);
  }

  public String log() {
    try {
      return Files.readString(Path.of(config + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token to join with and do everything that a participant may. */
  public String token(String identity, String room) {
    return joining(identity, room).sign(KEY);
  }

  /** Joining with it brings this agent into the room. */
  public String tokenWithAgent(String identity, String room, String agent) {
    return joining(identity, room).dispatching(agent).sign(KEY);
  }

  /** Sends an agent into a room, which is made for it; its id. */
  public String dispatch(String room, String agent) {
    return call(
            "AgentDispatchService/CreateDispatch",
            room,
            Map.of("room", Json.of(room), "agent_name", Json.of(agent)))
        .member("id")
        .flatMap(Json::text)
        .orElseThrow();
  }

  public void deleteDispatch(String room, String id) {
    call(
        "AgentDispatchService/DeleteDispatch",
        room,
        Map.of("room", Json.of(room), "dispatch_id", Json.of(id)));
  }

  /** Who is in a room. */
  public List<Json> participants(String room) {
    return call("RoomService/ListParticipants", room, Map.of("room", Json.of(room)))
        .member("participants")
        .map(Json::elementsOrNone)
        .orElse(List.of());
  }

  public void deleteRoom(String room) {
    call("RoomService/DeleteRoom", room, Map.of("room", Json.of(room)));
  }

  @Override
  public void close() {
    kill();
  }

  /**
   * The address by which this machine reaches others: WebRTC gathers nothing on loopback, and what
   * other addresses a machine has may be those of a cluster's bridge, with a firewall of its own.
   */
  public static String address() {
    try (var socket = new DatagramSocket()) {
      // Sends nothing; the kernel only chooses.
      socket.connect(new InetSocketAddress("203.0.113.1", 9));
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LiveKitToken joining(String identity, String room) {
    return LiveKitToken.of(identity, Instant.now().plus(Duration.ofMinutes(10)))
        .inRoom(room)
        .with(Grant.ROOM_JOIN, true)
        .with(Grant.CAN_UPDATE_OWN_METADATA, true);
  }

  private Json call(String method, String room, Map<String, Json> body) {
    var token =
        LiveKitToken.of("test", Instant.now().plus(Duration.ofMinutes(1)))
            .inRoom(room)
            .with(Grant.ROOM_ADMIN, true)
            .with(Grant.ROOM_CREATE, true)
            .sign(KEY);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/twirp/livekit." + method))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString(new Json.Members(body).write()))
            .build();
    try {
      var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(method + ": " + response.body());
      }
      return Json.parse(response.body()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try (var socket = new java.net.Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
