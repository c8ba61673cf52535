package dental.sofia.calendar.page.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Sounds to be spoken into a microphone. */
public final class Sound {
  private static final int RATE = 48_000;

  private Sound() {}

  /**
   * Two seconds of short tones of one frequency with pauses between them: what lasts is noise to a
   * browser, and it suppresses it.
   */
  public static Path beeps(Path file, double hertz) {
    return write(file, hertz, 0, 2, 2);
  }

  /**
   * The same as somebody's only turn of a call: fifteen seconds after its beginning, for two
   * seconds.
   */
  public static Path turn(Path file, double hertz) {
    return write(file, hertz, 15, 17, 60);
  }

  /**
   * @param begin of the tones, in seconds
   * @param end of the tones, in seconds
   * @param length in seconds; before and after the tones there is silence
   */
  private static Path write(Path file, double hertz, int begin, int end, int length) {
    var samples = ByteBuffer.allocate(RATE * length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < RATE * length; i++) {
      double second = (double) i / RATE;
      double loudness = second >= begin && second < end && second % 0.4 < 0.25 ? 0.5 : 0;
      samples.putShort(
          (short) (loudness * Short.MAX_VALUE * Math.sin(2 * Math.PI * hertz * second)));
    }
    var format = new AudioFormat(RATE, 16, 1, true, false);
    long frames = (long) RATE * length;
    try (var stream =
        new AudioInputStream(new ByteArrayInputStream(samples.array()), format, frames)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
