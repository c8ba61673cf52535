package dental.sofia.agent.rtc;

import dental.sofia.agent.support.Recording;
import dental.sofia.agent.support.Tone;
import dental.sofia.wire.support.LiveKit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A participant of a test: keeps what it is told and records what it hears. */
public final class Guest implements Consumer<RoomEvent>, AutoCloseable {
  private final List<RoomEvent> events = new CopyOnWriteArrayList<>();
  private final Recording heard = new Recording();
  private Room room;

  public static Guest join(LiveKit server, String identity, String roomName) {
    return join(server.token(identity, roomName), server, options -> options);
  }

  public static Guest join(String token, LiveKit server, UnaryOperator<JoinOptions> more) {
    var guest = new Guest();
    guest.room = get(WebRtc.shared().join(more.apply(JoinOptions.of(server.url(), token)), guest));
    return guest;
  }

  @Override
  public void accept(RoomEvent event) {
    events.add(event);
    if (event instanceof RoomEvent.AudioStarted started) {
      started.audio().onFrame(heard);
    }
  }

  public Room room() {
    return room;
  }

  public Recording heard() {
    return heard;
  }

  public List<RoomEvent> events() {
    return events;
  }

  /** The first event of this kind that fits; waits for it. */
  public <T extends RoomEvent> T await(Class<T> kind, Predicate<T> fits) {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      var found = events.stream().filter(kind::isInstance).map(kind::cast).filter(fits).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > until) {
        throw new AssertionError("no such " + kind.getSimpleName() + " among " + events);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /**
   * Half a second of this tone, as loud as it was sent. A machine that is busy may lose some of it
   * at first: that is waited for.
   */
  public void hearsTone(double hertz, double amplitude) throws InterruptedException {
    double heardLast = 0;
    for (int i = 0; i < 16; i++) {
      heardLast = Tone.amplitude(heard.next(0.5), 48_000, hertz);
      if (Math.abs(heardLast - amplitude) < amplitude / 10) {
        return;
      }
    }
    throw new AssertionError(hertz + " Hz is heard with " + heardLast + ", not " + amplitude);
  }

  @Override
  public void close() {
    get(room.leave());
  }

  public static <T> T get(Future<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
