package dental.sofia.calendar.http;

import dental.sofia.calendar.access.ClientAddress;
import dental.sofia.calendar.config.Settings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;

/**
 * Tells browsers what the page may do: load and call nothing but this server and LiveKit, and be
 * framed by nobody.
 */
@ApplicationScoped
class AnswerHeaders {
  private static final int FIRST = 1000;
  private static final String KEPT_FOR_EVER = "public, max-age=31536000, immutable";

  private final Map<String, String> always;
  private final ClientAddress address;

  AnswerHeaders(Settings settings, ClientAddress address) {
    this.address = address;
    this.always =
        Map.of(
            "Content-Security-Policy", contentSecurityPolicy(settings.liveKitUrl()),
            "Permissions-Policy", "microphone=(self), camera=(), geolocation=()",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");
  }

  void register(@Observes Filters filters) {
    filters.register(this::add, FIRST);
  }

  private void add(RoutingContext context) {
    context.addHeadersEndHandler(
        end -> {
          MultiMap headers = context.response().headers();
          always.forEach(headers::set);
          headers.set("Cache-Control", cacheControl(context));
          if (address.isHttps(context.request())) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
          }
        });
    context.next();
  }

  /** Names of assets change with what is in them; everything else is asked for again. */
  private static String cacheControl(RoutingContext context) {
    String path = context.normalizedPath();
    if (path.startsWith("/assets/") && context.response().getStatusCode() == 200) {
      return KEPT_FOR_EVER;
    }
    boolean data = path.startsWith("/api/") || path.startsWith("/q/");
    return data ? "no-store" : "no-cache";
  }

  static String contentSecurityPolicy(String liveKitUrl) {
    String authority = URI.create(liveKitUrl).getRawAuthority();
    String secure = liveKitUrl.matches("(wss|https)://.*") ? "s" : "";
    return "default-src 'self'; connect-src 'self' ws"
        + secure
        + "://"
        + authority
        + " http"
        + secure
        + "://"
        + authority
        + "; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action 'self'";
  }
}
