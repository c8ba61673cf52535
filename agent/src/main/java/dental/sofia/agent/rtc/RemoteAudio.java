package dental.sofia.agent.rtc;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import java.util.function.Consumer;

/** What somebody else sends, as it arrives: a frame every ten milliseconds, silence included. */
public final class RemoteAudio {
  private final String trackSid;
  private final AudioTrack track;
  private final AudioTrackSink sink = this::frame;
  private volatile Consumer<AudioFrame> consumer = frame -> {};

  RemoteAudio(String trackSid, AudioTrack track) {
    this.trackSid = trackSid;
    this.track = track;
  }

  public String trackSid() {
    return trackSid;
  }

  /**
   * @param listener is called from WebRTC's own thread: it must return within a millisecond or so,
   *     and must ask nothing of the room
   */
  public void onFrame(Consumer<AudioFrame> listener) {
    consumer = listener;
  }

  /** To be called on the native thread, as {@link #close}. */
  void open() {
    track.addSink(sink);
  }

  void close() {
    consumer = frame -> {};
    track.removeSink(sink);
  }

  private void frame(byte[] data, int bits, int sampleRate, int channels, int frames) {
    if (bits == 16) {
      consumer.accept(AudioFrame.of(data, sampleRate, channels));
    }
  }
}
