package dental.sofia.calendar.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import org.hibernate.HibernateException;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Makes a problem of whatever ends a request. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final RouteTable routes;

  ProblemMappers(RouteTable routes) {
    this.routes = routes;
  }

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    Response.ResponseBuilder response = response(e.problem());
    e.retryAfter()
        .map(Duration::toSeconds)
        .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds + 1));
    if (e.problem().status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Session realm=\"staff\"");
    }
    return response.build();
  }

  /** What the framework refuses by itself: unknown paths, methods and media types. */
  @ServerExceptionMapper
  Response refused(WebApplicationException e, UriInfo uri) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return json(json);
    }
    int status = e.getResponse().getStatus();
    Problem problem =
        switch (status) {
          case 400 -> Problems.malformed("Die Anfrage ist unverständlich.");
          case 404 -> Problems.notFound();
          case 413 -> Problems.tooLarge();
          default -> Problems.status(status, e.getResponse().getStatusInfo().getReasonPhrase());
        };
    Response.ResponseBuilder response = response(problem);
    if (status == 405) {
      response.header(HttpHeaders.ALLOW, routes.methodsOf(uri.getPath()));
    }
    return response.build();
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field = mapping.getPath().getFirst().getFieldName();
      if (field != null) {
        String detail =
            e instanceof UnrecognizedPropertyException
                ? "Das Feld " + field + " ist unbekannt."
                : "Das Feld " + field + " hat nicht die richtige Form.";
        return response(Problems.malformed(field, detail)).build();
      }
    }
    return response(Problems.malformed("Die Anfrage enthält kein gültiges JSON.")).build();
  }

  /**
   * Messages of exceptions may quote a row, and with it a patient; so only kinds and places are
   * written down.
   */
  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    if (isUnreachableDatabase(e)) {
      LOG.warn("the database cannot be reached");
      return response(Problems.unavailable("Der Kalender ist gerade nicht erreichbar.")).build();
    }
    LOG.error(Traces.withoutMessages(e));
    return response(Problems.internal()).build();
  }

  /** The framework's own answer to OPTIONS names methods of other paths as well. */
  @ServerResponseFilter
  void options(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      String methods = routes.methodsOf(request.getUriInfo().getPath());
      response.getHeaders().putSingle(HttpHeaders.ALLOW, methods);
    }
  }

  private static boolean isUnreachableDatabase(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof JDBCConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && meansAway(sql.getSQLState())) {
        return true;
      }
      if (cause instanceof HibernateException && cause.getCause() == null) {
        return false;
      }
    }
    return false;
  }

  /** No connection, or a server that is going or coming. */
  private static boolean meansAway(String state) {
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  private static Response.ResponseBuilder response(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }
}
