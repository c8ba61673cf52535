package dental.sofia.agent.speech;

import java.util.Arrays;

/**
 * Brings sound to another sample rate while it comes: pieces of any length, without a seam between
 * them. A sinc filter under a Hann window, half a millisecond long on each side.
 */
public final class RateConverter {
  /** Zero crossings on each side: more is slower and can hardly be heard. */
  private static final int REACH = 12;

  private final int up;
  private final int down;

  /** Input samples on each side of an output sample. */
  private final int reach;

  /** For each place that an output sample can have between two input samples. */
  private final double[][] weights;

  private short[] held;
  private int centre;
  private int phase;

  /**
   * @param from in hertz, as to
   */
  public RateConverter(int from, int to) {
    int divisor = divisor(from, to);
    up = to / divisor;
    down = from / divisor;
    double cutOff = Math.min(1, (double) to / from);
    reach = from == to ? 0 : (int) Math.ceil(REACH / cutOff);
    weights = new double[up][2 * reach + 1];
    for (int i = 0; i < up; i++) {
      for (int j = -reach; j <= reach; j++) {
        weights[i][j + reach] = weight((j - (double) i / up) * cutOff) * cutOff;
      }
    }
    held = new short[reach];
    centre = reach;
  }

  /** Something whole. */
  public static short[] convert(short[] samples, int from, int to) {
    var converter = new RateConverter(from, to);
    var most = converter.next(samples);
    var rest = converter.end();
    var all = Arrays.copyOf(most, most.length + rest.length);
    System.arraycopy(rest, 0, all, most.length, rest.length);
    return all;
  }

  /** What can be said of the output so far; the last half millisecond comes with the next piece. */
  public short[] next(short[] samples) {
    if (reach == 0) {
      return samples;
    }
    var input = new short[held.length + samples.length];
    System.arraycopy(held, 0, input, 0, held.length);
    System.arraycopy(samples, 0, input, held.length, samples.length);
    var output = new short[(int) ((long) input.length * up / down) + 1];
    int count = 0;
    while (centre + reach < input.length) {
      double sum = 0;
      var factors = weights[phase];
      for (int j = 0; j < factors.length; j++) {
        sum += input[centre - reach + j] * factors[j];
      }
      output[count++] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
      phase += down;
      centre += phase / up;
      phase %= up;
    }
    int keep = Math.min(centre - reach, input.length);
    held = Arrays.copyOfRange(input, keep, input.length);
    centre -= keep;
    return Arrays.copyOf(output, count);
  }

  /** The rest, as if silence followed. */
  public short[] end() {
    return next(new short[reach]);
  }

  private static double weight(double x) {
    if (Math.abs(x) > REACH) {
      return 0;
    }
    double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    return sinc * (0.5 + 0.5 * Math.cos(Math.PI * x / REACH));
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
