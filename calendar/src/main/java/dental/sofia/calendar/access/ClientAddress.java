package dental.sofia.calendar.access;

import dental.sofia.calendar.config.Cidr;
import dental.sofia.calendar.config.Settings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where a request really comes from. What a header says of that counts only from a proxy that is
 * trusted.
 */
@ApplicationScoped
public class ClientAddress {
  private final List<Cidr> trusted;

  ClientAddress(Settings settings) {
    this.trusted = settings.trustedProxies();
  }

  /** In digits; the nearest one that is not a trusted proxy. */
  public String of(HttpServerRequest request) {
    String address = peer(request);
    String chain = String.join(",", request.headers().getAll("X-Forwarded-For"));
    if (chain.isBlank()) {
      return address;
    }
    String[] hops = chain.split(",");
    for (int i = hops.length - 1; i >= 0 && isTrusted(address); i--) {
      Optional<InetAddress> hop = Cidr.address(hops[i].strip());
      if (hop.isEmpty()) {
        break;
      }
      address = hop.get().getHostAddress();
    }
    return address;
  }

  /** Whether the browser's part of the way was encrypted. */
  public boolean isHttps(HttpServerRequest request) {
    return request.isSSL()
        || (isTrusted(peer(request))
            && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
  }

  private static String peer(HttpServerRequest request) {
    SocketAddress address = request.remoteAddress();
    return address == null || address.hostAddress() == null ? "0.0.0.0" : address.hostAddress();
  }

  private boolean isTrusted(String address) {
    return !trusted.isEmpty()
        && Cidr.address(address)
            .filter(it -> trusted.stream().anyMatch(range -> range.contains(it)))
            .isPresent();
  }
}
