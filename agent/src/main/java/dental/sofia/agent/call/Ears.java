package dental.sofia.agent.call;

import dental.sofia.agent.rtc.AudioFrame;
import java.util.function.Consumer;

/** What a caller's track is heard by; on WebRTC's thread, which must not wait. */
final class Ears implements Consumer<AudioFrame> {
  private static final int SAMPLE_RATE = 48_000;

  private final Scene scene;
  private final VoiceActivity activity;

  Ears(Scene scene) {
    this.scene = scene;
    this.activity = new VoiceActivity(scene::interruptible, scene);
  }

  @Override
  public void accept(AudioFrame frame) {
    if (frame.sampleRate() == SAMPLE_RATE) {
      var mono = frame.channels() == 1 ? frame : mono(frame);
      scene.audio(mono);
      activity.accept(mono);
    }
  }

  /** The track is gone. */
  void close() {
    activity.end();
  }

  private static AudioFrame mono(AudioFrame frame) {
    var samples = new short[frame.samples().length / frame.channels()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = frame.samples()[i * frame.channels()];
    }
    return new AudioFrame(samples, frame.sampleRate(), 1);
  }
}
