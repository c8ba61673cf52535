package dental.sofia.calendar.web;

import dental.sofia.calendar.events.Change;
import dental.sofia.calendar.events.Subscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One stream of events to one page. A page that does not read is let go; it comes back and is told
 * what it missed.
 */
final class OpenPage implements Subscriber {
  private static final int UNREAD_AT_MOST = 1000;

  private final Sse sse;
  private final SseEventSink sink;
  private final BooleanSupplier signedIn;
  private final Function<Object, String> json;
  private final AtomicInteger unread = new AtomicInteger();

  /** What came before the stream was opened; null since then. */
  private List<OutboundSseEvent.Builder> early = new ArrayList<>();

  OpenPage(Sse sse, SseEventSink sink, BooleanSupplier signedIn, Function<Object, String> json) {
    this.sse = sse;
    this.sink = sink;
    this.signedIn = signedIn;
    this.json = json;
  }

  @Override
  public boolean hear(String position, Change change) {
    OutboundSseEvent.Builder event = sse.newEventBuilder().id(position);
    return sendOnceOpened(
        switch (change) {
          case Change.Created created ->
              event.name("appointmentCreated").data(body(created.appointment()));
          case Change.Updated updated ->
              event.name("appointmentUpdated").data(body(updated.appointment()));
          case Change.Deleted deleted ->
              event
                  .name("appointmentDeleted")
                  .data(json.apply(Map.of("id", deleted.appointmentId())));
          case Change.Resync resync -> event.name("resync").data("{}");
        });
  }

  /**
   * Sends the answer's head, and then what has come meanwhile. To be called by the request's own
   * thread, once the page misses nothing more: a browser takes the head for that.
   */
  synchronized void open() {
    comment("hello");
    early.forEach(this::send);
    early = null;
  }

  /** False when the stream has ended, or ends now because its session has. */
  boolean beat() {
    if (!isOpen()) {
      return false;
    }
    if (!signedIn.getAsBoolean()) {
      close();
      return false;
    }
    return comment("-");
  }

  void close() {
    sink.close();
  }

  private boolean isOpen() {
    return !sink.isClosed();
  }

  private String body(dental.sofia.calendar.domain.appointment.Appointment appointment) {
    return json.apply(AppointmentJson.of(appointment));
  }

  private synchronized boolean sendOnceOpened(OutboundSseEvent.Builder event) {
    return early == null ? send(event) : early.size() < UNREAD_AT_MOST && early.add(event);
  }

  private boolean comment(String text) {
    return send(sse.newEventBuilder().comment(text));
  }

  private boolean send(OutboundSseEvent.Builder event) {
    if (!isOpen()) {
      return false;
    }
    if (unread.incrementAndGet() > UNREAD_AT_MOST) {
      close();
      return false;
    }
    sink.send(event.build()).whenComplete((sent, failure) -> unread.decrementAndGet());
    return true;
  }
}
