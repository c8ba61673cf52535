package dental.sofia.calendar.web;

import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.ClientAddress;
import dental.sofia.calendar.access.RateLimit;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.access.Sessions;
import dental.sofia.calendar.access.oidc.Attempt;
import dental.sofia.calendar.access.oidc.OidcSignIn;
import dental.sofia.calendar.access.oidc.SignIn;
import dental.sofia.calendar.access.oidc.SignIn.Reason;
import dental.sofia.calendar.config.Settings;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * For browsers that sign in elsewhere: they are sent there, and on to the page when they come back.
 * What went wrong is said by the page.
 */
@Path(OidcResource.PATH)
@Allowed(Role.ANYONE)
class OidcResource {
  static final String PATH = "/api/session/oidc";
  private static final String COOKIE = "sofia_sign_in";
  private static final int SECONDS = (int) Duration.ofMinutes(15).toSeconds();

  private final RateLimit attempts = new RateLimit(20, Duration.ofSeconds(3));
  private final OidcSignIn oidc;
  private final Sessions sessions;
  private final SessionCookies cookies;
  private final ClientAddress address;
  private final Optional<String> publicUrl;

  OidcResource(
      OidcSignIn oidc,
      Sessions sessions,
      SessionCookies cookies,
      ClientAddress address,
      Settings settings) {
    this.oidc = oidc;
    this.sessions = sessions;
    this.cookies = cookies;
    this.address = address;
    this.publicUrl = settings.publicUrl();
  }

  @GET
  public RestResponse<Void> begin(@Context HttpServerRequest request) {
    Optional<RestResponse<Void>> refusal = refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var attempt = Attempt.begin();
    return oidc.begin(attempt, callback(request))
        .map(issuer -> seeOther(issuer, attempt(attempt.secret(), SECONDS, request)))
        .orElseGet(() -> back(Reason.UNAVAILABLE, request));
  }

  @GET
  @Path("callback")
  public RestResponse<Void> callback(
      @RestQuery String code,
      @RestQuery String state,
      @RestQuery String error,
      @Context HttpServerRequest request) {
    Optional<RestResponse<Void>> refusal = refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (error != null) {
      return back(Reason.CANCELLED, request);
    }
    Optional<Attempt> attempt =
        Optional.ofNullable(request.getCookie(COOKIE))
            .map(Cookie::getValue)
            .filter(it -> !it.isEmpty())
            .map(Attempt::new);
    if (attempt.isEmpty() || isBlank(code) || isBlank(state)) {
      return back(Reason.FAILED, request);
    }
    return switch (oidc.finish(attempt.get(), callback(request), code, state)) {
      case SignIn.Accepted accepted ->
          seeOther(
              URI.create("/"),
              attempt("", 0, request),
              cookies.session(sessions.open(accepted.username()).token(), request));
      case SignIn.Refused refused -> {
        sessions.refused();
        yield back(refused.reason(), request);
      }
    };
  }

  private Optional<RestResponse<Void>> refusal(HttpServerRequest request) {
    if (!oidc.isOn()) {
      throw new ProblemException(Problems.notFound());
    }
    return attempts.exceededBy(address.of(request)).map(wait -> back(Reason.BUSY, request));
  }

  /** What the issuer knows, to the letter. */
  private URI callback(HttpServerRequest request) {
    String own = (address.isHttps(request) ? "https://" : "http://") + request.authority();
    return URI.create(publicUrl.orElse(own) + PATH + "/callback");
  }

  private RestResponse<Void> back(Reason reason, HttpServerRequest request) {
    return seeOther(URI.create("/?signin=" + reason.word()), attempt("", 0, request));
  }

  private static RestResponse<Void> seeOther(URI to, NewCookie... cookies) {
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        .header("Location", to)
        .cookie(cookies)
        .build();
  }

  /** Lax: it is another site that sends the browser back. */
  private NewCookie attempt(String secret, int seconds, HttpServerRequest request) {
    return cookies
        .cookie(COOKIE, secret, request)
        .path(PATH)
        .sameSite(NewCookie.SameSite.LAX)
        .maxAge(seconds)
        .build();
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
