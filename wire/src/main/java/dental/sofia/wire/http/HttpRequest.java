package dental.sofia.wire.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request. Its words must be those of a request line and of fields: no line breaks. */
public record HttpRequest(String method, String path, Map<String, String> headers, String body) {
  public HttpRequest {
    requireOneLine(method);
    requireOneLine(path);
    headers.forEach(
        (name, value) -> {
          requireOneLine(name);
          requireOneLine(value);
        });
    headers = Map.copyOf(headers);
    if (!path.startsWith("/") || path.indexOf(' ') >= 0) {
      throw new IllegalArgumentException("not a path");
    }
  }

  public static HttpRequest get(String path) {
    return new HttpRequest("GET", path, Map.of(), "");
  }

  public static HttpRequest delete(String path) {
    return new HttpRequest("DELETE", path, Map.of(), "");
  }

  public static HttpRequest post(String path, String contentType, String body) {
    return new HttpRequest("POST", path, Map.of("Content-Type", contentType), body);
  }

  public HttpRequest bearer(String token) {
    var more = new LinkedHashMap<>(headers);
    more.put("Authorization", "Bearer " + token);
    return new HttpRequest(method, path, more, body);
  }

  /** Without headers and query, which carry tokens: this ends up in logs. */
  @Override
  public String toString() {
    return method + " " + path.replaceFirst("\\?.*", "");
  }

  byte[] encode(String authority) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(authority).append("\r\n");
    head.append("Connection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (content.length > 0 || method.equals("POST")) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    // In one piece, so that it is one segment if it can be.
    byte[] all = new byte[start.length + content.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    return all;
  }

  static void requireOneLine(String text) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new IllegalArgumentException("a control character in a request");
    }
  }
}
