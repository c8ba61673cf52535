package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Callers;
import dental.sofia.calendar.access.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** What a browser keeps for the staff, and out of the reach of scripts. */
@ApplicationScoped
class SessionCookies {
  private final ClientAddress address;

  SessionCookies(ClientAddress address) {
    this.address = address;
  }

  /** The session itself. */
  NewCookie session(String token, HttpServerRequest request) {
    return cookie(Callers.COOKIE, token, request)
        .path("/")
        .sameSite(NewCookie.SameSite.STRICT)
        .maxAge(NewCookie.DEFAULT_MAX_AGE)
        .build();
  }

  NewCookie noSession(HttpServerRequest request) {
    return cookie(Callers.COOKIE, "", request)
        .path("/")
        .sameSite(NewCookie.SameSite.STRICT)
        .maxAge(0)
        .build();
  }

  NewCookie.Builder cookie(String name, String value, HttpServerRequest request) {
    return new NewCookie.Builder(name).value(value).httpOnly(true).secure(address.isHttps(request));
  }
}
