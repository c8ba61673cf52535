package dental.sofia.agent.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The native WebRTC library, once in a process, and the way into rooms.
 *
 * <p>All native calls but the feeding of audio come from one thread: none is made inside a callback
 * of the library, so none can wait for itself. There are two factories because of their audio
 * devices: a dummy one never plays out, so nothing would be heard; a headless one records silence
 * into what is sent, and its recorder races with the sender to an abort of the whole process. So
 * the dummy sends and the headless one receives. A factory leaves threads behind when it is
 * disposed of; there is one pair for the life of the process.
 */
public final class WebRtc {
  private static final long NATIVE_CALL_SECONDS = 20;

  private final ExecutorService nativeThread =
      Executors.newSingleThreadExecutor(daemon("rtc-native"));
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(daemon("rtc-timer"));
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final AudioClock clock = new AudioClock();
  private final PeerConnectionFactory sending;
  private final PeerConnectionFactory receiving;

  private static final class Only {
    static final WebRtc INSTANCE = new WebRtc();
  }

  private WebRtc() {
    sending = call(() -> new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio)));
    receiving = call(() -> new PeerConnectionFactory(new HeadlessAudioDeviceModule()));
  }

  /** The library, loaded at the first call. */
  public static WebRtc shared() {
    return Only.INSTANCE;
  }

  /**
   * Joins a room.
   *
   * @param listener is told everything that happens there, from one thread at a time, which it may
   *     block
   * @return completed when the server has let us in; media come up meanwhile
   */
  public CompletableFuture<Room> join(JoinOptions options, Consumer<RoomEvent> listener) {
    return new Room(this, options, listener).join();
  }

  PeerConnectionFactory sending() {
    return sending;
  }

  PeerConnectionFactory receiving() {
    return receiving;
  }

  AudioClock clock() {
    return clock;
  }

  HttpClient http() {
    return http;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** Does this on the native thread and waits for it. */
  <T> T call(Callable<T> task) {
    var future = nativeThread.submit(task);
    try {
      return future.get(NATIVE_CALL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new RtcException("WebRTC failed: " + e.getCause().getMessage(), false, e.getCause());
    } catch (TimeoutException e) {
      throw new RtcException("WebRTC did not return", false, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RtcException("interrupted", false, e);
    }
  }

  void run(Runnable task) {
    call(Executors.callable(task));
  }

  static java.util.concurrent.ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }
}
