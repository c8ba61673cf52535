package dental.sofia.calendar.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the server over HTTP as one of those who may. Immutable. */
public final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final int port;
  private final Map<String, String> headers;

  Client(int port) {
    this(port, Map.of());
  }

  private Client(int port, Map<String, String> headers) {
    this.port = port;
    this.headers = Map.copyOf(headers);
  }

  /** What came back. */
  public record Answer(int status, Map<String, String> headers, List<String> cookies, String body) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }

    /** A cookie that came with it, with all that is said of it; empty if there was none. */
    public String cookie(String name) {
      return cookies.stream().filter(it -> it.startsWith(name + "=")).findFirst().orElse("");
    }

    /** Of a problem, without what they all begin with. */
    public String problem() {
      return json().path("type").asText().replace("urn:sofia:problem:", "");
    }
  }

  public Client with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Client(port, more);
  }

  /** A new session of the staff. */
  public Client staff() {
    Answer answer =
        send(
            "POST",
            "/api/session",
            Map.of("username", RunningCalendar.USERNAME, "password", RunningCalendar.PASSWORD));
    if (answer.status() != 200) {
      throw new IllegalStateException("could not sign in: " + answer);
    }
    String cookie = answer.header("Set-Cookie").replaceFirst(";.*", "");
    return with("Cookie", cookie).with("X-CSRF-Token", answer.json().path("csrfToken").asText());
  }

  public Client agent() {
    return with("Authorization", "Bearer " + RunningCalendar.AGENT_TOKEN);
  }

  public Answer get(String path) {
    return send("GET", path, Optional.empty());
  }

  /** Another server, as a browser that was sent there. */
  public Answer visit(URI elsewhere) {
    return send(HttpRequest.newBuilder(elsewhere).timeout(Duration.ofSeconds(30)).build());
  }

  public Answer delete(String path) {
    return send("DELETE", path, Optional.empty());
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer raw(String method, String path, String body) {
    return send(method, path, Optional.of(body));
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public Map<String, String> headers() {
    return headers;
  }

  private Answer send(String method, String path, Object body) {
    try {
      return send(method, path, Optional.of(JSON.writeValueAsString(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer send(String method, String path, Optional<String> body) {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    body.filter(text -> !headers.containsKey("Content-Type"))
        .ifPresent(text -> request.header("Content-Type", "application/json"));
    request.method(
        method,
        body.map(HttpRequest.BodyPublishers::ofString).orElse(HttpRequest.BodyPublishers.noBody()));
    return send(request.build());
  }

  private static Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      var found = new LinkedHashMap<String, String>();
      response.headers().map().forEach((name, values) -> found.put(name, values.getFirst()));
      return new Answer(
          response.statusCode(),
          found,
          response.headers().allValues("Set-Cookie"),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
