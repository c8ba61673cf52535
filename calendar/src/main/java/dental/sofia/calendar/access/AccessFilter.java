package dental.sofia.calendar.access;

import dental.sofia.calendar.access.Callers.Doubt;
import dental.sofia.calendar.access.Callers.Identified;
import dental.sofia.calendar.problem.ProblemException;
import dental.sofia.calendar.problem.Problems;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/** Stands before every route. A route that does not say who may call it is closed. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class AccessFilter implements ContainerRequestFilter {
  private static final Role[] NOBODY = {};

  private final Callers callers;
  private final CurrentCaller current;

  @Context ResourceInfo route;
  @Context HttpServerRequest request;

  AccessFilter(Callers callers, CurrentCaller current) {
    this.callers = callers;
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Role[] allowed = allowed();
    boolean anyone = Arrays.asList(allowed).contains(Role.ANYONE);
    if (anyone
        && request.getHeader("Cookie") == null
        && request.getHeader("Authorization") == null) {
      return;
    }
    Identified identified = callers.identify(request);
    Caller caller = identified.caller();
    current.set(caller);
    if (anyone || Arrays.stream(allowed).anyMatch(caller::is)) {
      return;
    }
    boolean known =
        !(caller instanceof Caller.Anonymous) || identified.doubt() == Doubt.STRANGER_PAGE;
    throw new ProblemException(known ? Problems.forbidden() : Problems.unauthenticated());
  }

  private Role[] allowed() {
    Allowed own = route.getResourceMethod().getAnnotation(Allowed.class);
    Allowed general = own != null ? own : route.getResourceClass().getAnnotation(Allowed.class);
    return general == null ? NOBODY : general.value();
  }
}
