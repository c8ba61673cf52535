package dental.sofia.wire.http;

import dental.sofia.wire.net.Endpoint;
import dental.sofia.wire.net.Trust;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * An HTTP server.
 *
 * @param endpoint where to connect to
 * @param authority what to call it in {@code Host}
 */
public record HttpOrigin(Endpoint endpoint, String authority) {
  public HttpOrigin {
    HttpRequest.requireOneLine(authority);
  }

  public static HttpOrigin of(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Tcp tcp -> new HttpOrigin(tcp, tcp.toString());
      case Endpoint.Tls tls ->
          new HttpOrigin(tls, new Endpoint.Tcp(tls.serverName(), tls.port()).toString());
    };
  }

  /** Of {@code http://host:port} or {@code https://…}, also {@code ws} and {@code wss}. */
  public static Optional<HttpOrigin> parse(String url, Trust trust) {
    try {
      var uri = new URI(url);
      if (uri.getHost() == null || uri.getScheme() == null) {
        return Optional.empty();
      }
      String host = uri.getHost().replaceAll("[\\[\\]]", "");
      return switch (uri.getScheme()) {
        case "http", "ws" -> Optional.of(of(Endpoint.tcp(host, port(uri, 80))));
        case "https", "wss" -> Optional.of(of(Endpoint.tls(host, port(uri, 443), trust)));
        default -> Optional.empty();
      };
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int port(URI uri, int standard) {
    return uri.getPort() == -1 ? standard : uri.getPort();
  }
}
