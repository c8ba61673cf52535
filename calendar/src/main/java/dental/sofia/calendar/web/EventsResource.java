package dental.sofia.calendar.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Caller;
import dental.sofia.calendar.access.Callers;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.events.JournalFeed;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What changes, as it changes: server-sent events for the staff's pages. */
@Path("/api/v1/events")
@Singleton
@Allowed(Role.STAFF)
class EventsResource {
  private static final int HEARTBEAT_SECONDS = 15;
  private static final int SUBSCRIPTION_SECONDS = 10;

  private final JournalFeed feed;
  private final Callers callers;
  private final ObjectMapper json;
  private final Set<OpenPage> pages = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("events-heartbeat").factory());

  EventsResource(JournalFeed feed, Callers callers, ObjectMapper json) {
    this.feed = feed;
    this.callers = callers;
    this.json = json;
    heart.scheduleWithFixedDelay(
        this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
  }

  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void listen(
      @Context Sse sse,
      @Context SseEventSink sink,
      @Context HttpServerRequest request,
      @HeaderParam("Last-Event-ID") String last) {
    var page = new OpenPage(sse, sink, () -> isSignedIn(request), this::write);
    begun(feed.subscribe(page, Optional.ofNullable(last)));
    page.open();
    pages.add(page);
  }

  void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
    heart.shutdownNow();
    pages.forEach(OpenPage::close);
  }

  /** Waits for it; what went wrong is answered as it would be if it had happened here. */
  private static void begun(CompletableFuture<Void> subscription) {
    try {
      subscription.orTimeout(SUBSCRIPTION_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Also notices who has gone or has signed out. */
  private void beat() {
    pages.removeIf(page -> !page.beat());
  }

  private boolean isSignedIn(HttpServerRequest request) {
    return callers.identify(request).caller() instanceof Caller.Staff;
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event that is no JSON", e);
    }
  }
}
