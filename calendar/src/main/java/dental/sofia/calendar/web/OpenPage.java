package dental.sofia.calendar.web;

import dental.sofia.calendar.events.Change;
import dental.sofia.calendar.events.Subscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
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

  OpenPage(Sse sse, SseEventSink sink, BooleanSupplier signedIn, Function<Object, String> json) {
    this.sse = sse;
    this.sink = sink;
    this.signedIn = signedIn;
    this.json = json;
  }

  /** The answer's head is sent by this, so a page knows from it that it misses nothing more. */
  @Override
  public void begins() {
    comment("hello");
  }

  @Override
  public void turnedAway() {
    comment("come again");
    close();
  }

  @Override
  public boolean hear(String position, Change change) {
    OutboundSseEvent.Builder event = sse.newEventBuilder().id(position);
    return send(
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

  private boolean comment(String text) {
    return send(sse.newEventBuilder().comment(text));
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
