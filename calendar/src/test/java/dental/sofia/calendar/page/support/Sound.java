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
    var samples = ByteBuffer.allocate(RATE * 2 * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < RATE * 2; i++) {
      double second = (double) i / RATE;
      double loudness = second % 0.4 < 0.25 ? 0.5 : 0;
      samples.putShort(
          (short) (loudness * Short.MAX_VALUE * Math.sin(2 * Math.PI * hertz * second)));
    }
    var format = new AudioFormat(RATE, 16, 1, true, false);
    try (var stream =
        new AudioInputStream(new ByteArrayInputStream(samples.array()), format, RATE * 2L)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
