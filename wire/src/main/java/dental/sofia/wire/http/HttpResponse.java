package dental.sofia.wire.http;

import dental.sofia.wire.Excerpt;
import java.util.List;
import java.util.Optional;

/** A response, whatever its status. */
public record HttpResponse(int status, List<Header> headers, String body) implements HttpResult {

  /** A field; there may be several of a name. */
  public record Header(String name, String value) {}

  public HttpResponse {
    headers = List.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  public List<String> headers(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /** The body's beginning, fit to be shown. */
  public String excerpt() {
    return Excerpt.of(body);
  }
}
