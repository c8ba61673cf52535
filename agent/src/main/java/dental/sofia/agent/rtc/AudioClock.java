package dental.sofia.agent.rtc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Every ten milliseconds each of our tracks gets its next ten milliseconds of sound: WebRTC sends
 * what it is given when it is given it. One thread serves all rooms and sleeps while there is none.
 */
final class AudioClock {
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);

  /** After a longer pause of the machine the time is lost; catching up would be a burst. */
  private static final long TOO_LATE = TimeUnit.MILLISECONDS.toNanos(200);

  private final List<LocalAudio> tracks = new CopyOnWriteArrayList<>();
  private final Thread thread = WebRtc.daemon("rtc-audio").newThread(this::run);

  AudioClock() {
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  void add(LocalAudio track) {
    tracks.add(track);
    LockSupport.unpark(thread);
  }

  void remove(LocalAudio track) {
    tracks.remove(track);
  }

  private void run() {
    long next = System.nanoTime();
    while (true) {
      if (tracks.isEmpty()) {
        LockSupport.park(this);
        next = System.nanoTime();
        continue;
      }
      for (var track : tracks) {
        track.tick();
      }
      next += TICK;
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(this, wait);
      } else if (-wait > TOO_LATE) {
        next = System.nanoTime();
      }
    }
  }
}
