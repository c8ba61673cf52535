package dental.sofia.agent.speech;

/**
 * Brings sound to another sample rate: a sinc filter under a Hann window, so that nothing above
 * half the lower rate is folded back.
 */
final class Resampler {
  /** Zero crossings on each side: more is slower and can hardly be heard. */
  private static final int REACH = 12;

  private Resampler() {}

  static short[] resample(short[] samples, int from, int to) {
    if (from == to) {
      return samples;
    }
    double step = (double) from / to;
    double cutOff = Math.min(1, (double) to / from);
    var result = new short[(int) ((long) samples.length * to / from)];
    for (int i = 0; i < result.length; i++) {
      double position = i * step;
      int first = (int) Math.ceil(position - REACH / cutOff);
      int last = (int) Math.floor(position + REACH / cutOff);
      double sum = 0;
      for (int j = Math.max(0, first); j <= Math.min(samples.length - 1, last); j++) {
        sum += samples[j] * weight((j - position) * cutOff) * cutOff;
      }
      result[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return result;
  }

  private static double weight(double x) {
    if (Math.abs(x) < 1e-9) {
      return 1;
    }
    double sinc = Math.sin(Math.PI * x) / (Math.PI * x);
    return sinc * (0.5 + 0.5 * Math.cos(Math.PI * x / REACH));
  }
}
