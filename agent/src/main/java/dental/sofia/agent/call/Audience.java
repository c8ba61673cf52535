package dental.sofia.agent.call;

import dental.sofia.agent.rtc.LocalAudio;
import dental.sofia.agent.rtc.Room;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Whether somebody would hear it if something were said: a greeting into the void is lost. */
final class Audience {
  /** Media that need longer come through a network in which nothing is quick. */
  private static final long MEDIA_SECONDS = 10;

  private Audience() {}

  /**
   * @param listenersMillis how long to wait for somebody who receives this, once it is sent
   * @return completed when it can be heard, or is not worth waiting for any more
   */
  static CompletableFuture<Void> of(Room room, LocalAudio audio, long listenersMillis) {
    return room.mediaConnected()
        .completeOnTimeout(null, MEDIA_SECONDS, TimeUnit.SECONDS)
        .handle((connected, failure) -> null)
        .thenCompose(
            sent -> audio.heard().completeOnTimeout(null, listenersMillis, TimeUnit.MILLISECONDS));
  }
}
