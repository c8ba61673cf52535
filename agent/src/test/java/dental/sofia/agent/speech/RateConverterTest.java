package dental.sofia.agent.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dental.sofia.agent.support.Tone;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Sound at other rates is the same sound. */
class RateConverterTest {
  @Test
  void aToneKeepsPitchAndLoudnessBothWays() {
    var tone = Tone.of(440, 8_000, 1);
    var narrow = RateConverter.convert(tone, 48_000, 16_000);
    assertThat(narrow.length).isCloseTo(16_000, within(2));
    assertThat(Tone.amplitude(narrow, 16_000, 440)).isCloseTo(8_000, within(80.0));
    var wide = RateConverter.convert(narrow, 16_000, 48_000);
    assertThat(Tone.amplitude(wide, 48_000, 440)).isCloseTo(8_000, within(120.0));
  }

  @Test
  void piecesOfAnyLengthHaveNoSeams() {
    var tone = Tone.of(440, 8_000, 0.5);
    for (int rate : new int[] {16_000, 22_050, 24_000}) {
      var whole = RateConverter.convert(tone, 48_000, rate);
      var converter = new RateConverter(48_000, rate);
      var pieces = new ByteArrayOutputStream();
      int length = 1;
      for (int at = 0; at < tone.length; at += length) {
        length = length * 7 % 997;
        append(
            pieces,
            converter.next(Arrays.copyOfRange(tone, at, Math.min(tone.length, at + length))));
      }
      append(pieces, converter.end());
      var expected = new ByteArrayOutputStream();
      append(expected, whole);
      assertThat(pieces.toByteArray()).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void whatIsTooHighForTheLowerRateIsNotFoldedBack() {
    var narrow = RateConverter.convert(Tone.of(11_000, 8_000, 1), 48_000, 16_000);
    assertThat(Tone.rms(narrow)).isLessThan(40);
  }

  private static void append(ByteArrayOutputStream to, short[] samples) {
    for (short sample : samples) {
      to.write(sample);
      to.write(sample >> 8);
    }
  }
}
