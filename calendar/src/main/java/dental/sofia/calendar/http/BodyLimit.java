package dental.sofia.calendar.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.calendar.problem.Problem;
import dental.sofia.calendar.problem.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses what says that it is too large before any of it is read. What does not say so is cut off
 * by the framework.
 */
@ApplicationScoped
class BodyLimit {
  private static final int BEFORE_ROUTES = 900;

  /** No appointment fills a tenth of it. */
  private static final long BYTES = 64 * 1024;

  private final String problem;

  BodyLimit(ObjectMapper json) throws JsonProcessingException {
    this.problem = json.writeValueAsString(Problems.tooLarge());
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ROUTES);
  }

  private void check(RoutingContext context) {
    String length = context.request().getHeader("Content-Length");
    // A number of many digits is none that could be parsed either.
    if (length != null && (length.length() > 9 || Long.parseLong(length) > BYTES)) {
      context
          .response()
          .setStatusCode(Problems.tooLarge().status())
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .putHeader("Connection", "close")
          .end(problem);
      return;
    }
    context.next();
  }
}
