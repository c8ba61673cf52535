package dental.sofia.calendar.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells callers by what they show. */
@ApplicationScoped
public class Callers {
  public static final String COOKIE = "sofia_session";
  private static final String CSRF_HEADER = "X-CSRF-Token";
  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final AgentToken agentToken;

  Callers(Sessions sessions, AgentToken agentToken) {
    this.sessions = sessions;
    this.agentToken = agentToken;
  }

  /**
   * What showed does not count for {@link #STRANGER_PAGE}: a browser sends the cookie also for
   * others' pages.
   */
  public enum Doubt {
    NONE,
    /** A session's cookie without its CSRF token on a request that changes something. */
    STRANGER_PAGE
  }

  public record Identified(Caller caller, Doubt doubt) {}

  public Identified identify(HttpServerRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      boolean agent = agentToken.matches(authorization.substring(BEARER.length()).strip());
      return sure(agent ? new Caller.Agent() : new Caller.Anonymous());
    }
    Optional<Caller.Staff> staff = sessionToken(request).flatMap(sessions::find);
    if (staff.isEmpty()) {
      return sure(new Caller.Anonymous());
    }
    return onlyReads(request) || showsCsrfToken(request, staff.get())
        ? sure(staff.get())
        : new Identified(new Caller.Anonymous(), Doubt.STRANGER_PAGE);
  }

  public Optional<String> sessionToken(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue);
  }

  private static Identified sure(Caller caller) {
    return new Identified(caller, Doubt.NONE);
  }

  private static boolean onlyReads(HttpServerRequest request) {
    return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
  }

  private static boolean showsCsrfToken(HttpServerRequest request, Caller.Staff staff) {
    String shown = request.getHeader(CSRF_HEADER);
    return shown != null && Secrets.same(shown, staff.csrfToken());
  }
}
