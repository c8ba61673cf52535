package dental.sofia.agent.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dental.sofia.agent.support.Tone;
import org.junit.jupiter.api.Test;

/** With the real espeak-ng. */
class EspeakTest {

  @Test
  void aSentenceIsSpokenForAsLongAsItTakesToSayIt() {
    var sound = new Espeak().speak("Guten Tag, hier ist Sofia. Wie kann ich Ihnen helfen?").join();
    assertThat(sound.length / 48_000.0).isBetween(2.0, 6.0);
    assertThat(Tone.rms(sound)).isGreaterThan(500);
  }

  @Test
  void umlautsAreSpokenAsSuch() {
    var espeak = new Espeak();
    assertThat(espeak.speak("Tür").join()).isNotEqualTo(espeak.speak("Tur").join());
  }

  @Test
  void textThatLooksLikeAnOptionIsText() {
    assertThat(new Espeak().speak("--version").join().length).isGreaterThan(4_800);
  }

  @Test
  void aToneStaysATone() {
    var at22 = new short[22_050];
    for (int i = 0; i < at22.length; i++) {
      at22[i] = (short) (10_000 * Math.sin(2 * Math.PI * 1_000 * i / 22_050));
    }
    var at48 = RateConverter.convert(at22, 22_050, 48_000);
    assertThat(at48.length).isEqualTo(48_000);
    assertThat(Tone.amplitude(at48, 48_000, 1_000)).isCloseTo(10_000, within(150.0));
    // Where a naive resampler would fold it back: 22 050 - 1 000.
    assertThat(Tone.amplitude(at48, 48_000, 21_050)).isLessThan(60);
  }

  @Test
  void whatIsNoSoundIsRefused() {
    assertThatThrownBy(() -> Wave.parse("no such voice".getBytes()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
