package dental.sofia.agent.support;

/** Sine tones, made and recognised. */
public final class Tone {
  /** Of 32767. */
  private static final double AUDIBLE = 100;

  private Tone() {}

  /** At 48 kHz; begins and ends softly where the length is a multiple of the period. */
  public static short[] of(double hertz, int amplitude, double seconds) {
    var samples = new short[(int) (48_000 * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / 48_000));
    }
    return samples;
  }

  /** The amplitude of this one frequency in a sound, by Goertzel's algorithm. */
  public static double amplitude(short[] samples, int sampleRate, double hertz) {
    double w = 2 * Math.PI * hertz / sampleRate;
    double coefficient = 2 * Math.cos(w);
    double previous = 0;
    double beforeThat = 0;
    for (short sample : samples) {
      double now = sample + coefficient * previous - beforeThat;
      beforeThat = previous;
      previous = now;
    }
    double power =
        previous * previous + beforeThat * beforeThat - coefficient * previous * beforeThat;
    return 2 * Math.sqrt(Math.max(0, power)) / samples.length;
  }

  /** Whether nobody would hear anything in it. */
  public static boolean isSilent(short[] samples) {
    return rms(samples) <= AUDIBLE;
  }

  /** Of the whole sound, whatever is in it. */
  public static double rms(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
  }
}
