package dental.sofia.agent.rtc;

/**
 * A short piece of sound.
 *
 * @param samples 16 bit, those of the channels alternating
 * @param sampleRate in hertz
 * @param channels 1 or 2
 */
public record AudioFrame(short[] samples, int sampleRate, int channels) {

  /** As WebRTC has them: 16 bit, the lower byte first. */
  static AudioFrame of(byte[] littleEndian, int sampleRate, int channels) {
    var samples = new short[littleEndian.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (littleEndian[2 * i] & 0xff | littleEndian[2 * i + 1] << 8);
    }
    return new AudioFrame(samples, sampleRate, channels);
  }
}
