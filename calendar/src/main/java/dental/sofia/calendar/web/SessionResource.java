package dental.sofia.calendar.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Caller;
import dental.sofia.calendar.access.Callers;
import dental.sofia.calendar.access.ClientAddress;
import dental.sofia.calendar.access.CurrentCaller;
import dental.sofia.calendar.access.RateLimit;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.access.Sessions;
import dental.sofia.calendar.access.oidc.OidcSignIn;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing in and out. */
@Path("/api/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Allowed(Role.ANYONE)
class SessionResource {
  private final RateLimit attempts = new RateLimit(10, Duration.ofSeconds(12));
  private final Sessions sessions;
  private final SessionCookies cookies;
  private final OidcSignIn oidc;
  private final Callers callers;
  private final CurrentCaller caller;
  private final ClientAddress address;

  SessionResource(
      Sessions sessions,
      SessionCookies cookies,
      OidcSignIn oidc,
      Callers callers,
      CurrentCaller caller,
      ClientAddress address) {
    this.cookies = cookies;
    this.oidc = oidc;
    this.sessions = sessions;
    this.callers = callers;
    this.caller = caller;
    this.address = address;
  }

  @Schema(name = "Credentials")
  record Credentials(
      @Schema(required = true) String username, @Schema(required = true) String password) {}

  @Schema(name = "Session")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SessionJson(
      @Schema(required = true) boolean authenticated,
      @Schema(enumeration = {"password", "oidc"}) String method,
      String username,
      String csrfToken) {
    static SessionJson none(String method) {
      return new SessionJson(false, method, null, null);
    }

    static SessionJson of(Caller.Staff staff) {
      return new SessionJson(true, null, staff.username(), staff.csrfToken());
    }
  }

  @GET
  public SessionJson current() {
    return caller.get() instanceof Caller.Staff staff
        ? SessionJson.of(staff)
        : SessionJson.none(oidc.isOn() ? "oidc" : "password");
  }

  @POST
  public RestResponse<SessionJson> signIn(Credentials body, @Context HttpServerRequest request) {
    String username = Fields.text("username", Fields.body(body).username(), 100);
    String password = Fields.text("password", body.password(), 1000);
    if (oidc.isOn()) {
      throw new ProblemException(Problems.noPasswords());
    }
    String client = address.of(request);
    attempts
        .exceededBy(client)
        .ifPresent(
            wait -> {
              throw Problems.tooManyRequests(wait);
            });
    Sessions.Opened opened =
        sessions
            .signIn(username, password)
            .orElseThrow(() -> new ProblemException(Problems.wrongPassword()));
    attempts.forgive(client);
    return RestResponse.ResponseBuilder.ok(SessionJson.of(opened.staff()))
        .cookie(cookies.session(opened.token(), request))
        .build();
  }

  /** Only by a page of the session: without its CSRF token nothing happens. */
  @DELETE
  public RestResponse<Void> signOut(@Context HttpServerRequest request) {
    Optional<String> token = callers.sessionToken(request);
    if (caller.get() instanceof Caller.Staff staff) {
      sessions.signOut(token.orElseThrow(), staff);
    } else if (callers.identify(request).doubt() == Callers.Doubt.STRANGER_PAGE) {
      throw new ProblemException(Problems.forbidden());
    }
    return RestResponse.ResponseBuilder.<Void>noContent()
        .cookie(cookies.noSession(request))
        .build();
  }
}
