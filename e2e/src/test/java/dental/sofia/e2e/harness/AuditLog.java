package dental.sofia.e2e.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The API server's own record of every request, one line of JSON each. */
public final class AuditLog {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  private final Path file;

  AuditLog(Path file) {
    this.file = file;
  }

  /**
   * One answered request.
   *
   * @param resource with its subresource, like {@code pods/log}
   */
  public record Request(
      String user,
      String verb,
      String group,
      String resource,
      String namespace,
      String name,
      int code,
      String message) {

    public boolean isWrite() {
      return WRITES.contains(verb);
    }

    /** Refused for want of a right, and not because the namespace is on its way out. */
    public boolean wasForbidden() {
      return code == 403 && !message.contains("being terminated");
    }
  }

  /** A place in the log: now. */
  public long mark() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All answered requests of a user since a mark. */
  public List<Request> since(long mark, String user) {
    try (var channel = Files.newByteChannel(file)) {
      channel.position(mark);
      var reader =
          new java.io.BufferedReader(
              java.nio.channels.Channels.newReader(
                  channel, java.nio.charset.StandardCharsets.UTF_8));
      Stream<String> lines = reader.lines();
      return lines
          .filter(line -> line.contains(user))
          .map(AuditLog::read)
          .filter(entry -> entry.path("user").path("username").asText().equals(user))
          .filter(AuditLog::isAnswered)
          .filter(entry -> entry.has("objectRef"))
          .map(AuditLog::request)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A watch is answered when it begins; when it ends is anyone's guess. */
  private static boolean isAnswered(JsonNode entry) {
    boolean begins = entry.path("stage").asText().equals("ResponseStarted");
    return begins == entry.path("verb").asText().equals("watch");
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException halfWritten) {
      return JSON.createObjectNode();
    }
  }

  private static Request request(JsonNode entry) {
    JsonNode object = entry.path("objectRef");
    String subresource = object.path("subresource").asText();
    return new Request(
        entry.path("user").path("username").asText(),
        entry.path("verb").asText(),
        object.path("apiGroup").asText(),
        object.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
        object.path("namespace").asText(),
        object.path("name").asText(),
        entry.path("responseStatus").path("code").asInt(),
        entry.path("responseStatus").path("message").asText());
  }
}
