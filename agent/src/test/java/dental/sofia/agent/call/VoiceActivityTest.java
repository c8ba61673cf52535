package dental.sofia.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.speech.Espeak;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** With the real espeak-ng for a voice. */
class VoiceActivityTest {
  private final AtomicInteger beginnings = new AtomicInteger();
  private final VoiceActivity activity =
      new VoiceActivity(
          () -> false,
          new VoiceActivity.Listener() {
            @Override
            public void began() {
              beginnings.incrementAndGet();
            }
          });

  @Test
  void aSentenceIsNoticedWithinAFifthOfASecondAndOnce() {
    hear(noise(1, 30));
    hear(Arrays.copyOf(speech(), 14_400));
    assertThat(beginnings).hasValue(1);
    hear(speech());
    assertThat(beginnings).hasValue(1);
  }

  @Test
  void afterAPauseTheNextSentenceIsNoticedToo() {
    hear(speech());
    hear(noise(2, 30));
    hear(speech());
    assertThat(beginnings).hasValue(2);
  }

  @Test
  void silenceAndNoiseAreNoSpeech() {
    hear(new short[96_000]);
    hear(noise(5, 100));
    assertThat(beginnings).hasValue(0);
  }

  @Test
  void aClickIsNoSpeech() {
    var click = new short[480 * 8];
    Arrays.fill(click, (short) 20_000);
    hear(noise(1, 30));
    hear(click);
    hear(noise(1, 30));
    assertThat(beginnings).hasValue(0);
  }

  private void hear(short[] samples) {
    for (int i = 0; i + 480 <= samples.length; i += 480) {
      activity.accept(new AudioFrame(Arrays.copyOfRange(samples, i, i + 480), 48_000, 1));
    }
  }

  private static short[] speech() {
    return new Espeak().speak("Guten Tag, ich brauche bitte einen Termin.").join();
  }

  private static short[] noise(int seconds, int level) {
    var random = new Random(1);
    var samples = new short[48_000 * seconds];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (random.nextGaussian() * level);
    }
    return samples;
  }
}
