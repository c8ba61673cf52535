package dental.sofia.agent.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.support.Tone;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Sound on its way to Google and back is the same, however it is cut into pieces. */
class GeminiSoundProperties {

  @Property(tries = 100)
  void howGooglesSoundIsCutCanNotBeHeard(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 4_801) Integer> lengths,
      @ForAll @IntRange(min = 100, max = 8_000) int hertz) {
    var pcm = pcm(hertz, 24_000);
    var whole = new Loudspeaker();
    var expected = joined(List.of(whole.next(pcm), whole.end()));
    var cut = new Loudspeaker();
    var pieces = new java.util.ArrayList<short[]>();
    int at = 0;
    for (int i = 0; at < pcm.length; i++) {
      int to = Math.min(pcm.length, at + lengths.get(i % lengths.size()));
      pieces.add(cut.next(Arrays.copyOfRange(pcm, at, to)));
      at = to;
    }
    pieces.add(cut.end());
    assertThat(joined(pieces)).isEqualTo(expected);
    assertThat(expected.length).isBetween(47_990, 48_010);
    assertThat(Tone.amplitude(expected, 48_000, hertz)).isBetween(9_700.0, 10_300.0);
  }

  @Property(tries = 50)
  void theCallersSoundLosesNothingThatSpeechNeedsAndFoldsNothingBack(
      @ForAll @IntRange(min = 1, max = 230) int hundredHertz) {
    int hertz = hundredHertz * 100;
    var microphone = new Microphone();
    var sound = Tone.of(hertz, 10_000, 1);
    var chunks =
        IntStream.range(0, 100)
            .mapToObj(i -> Arrays.copyOfRange(sound, 480 * i, 480 * (i + 1)))
            .flatMap(frame -> microphone.add(new AudioFrame(frame, 48_000, 1)).stream())
            .toList();
    assertThat(chunks).allSatisfy(chunk -> assertThat(chunk).hasSize(2 * 640));
    assertThat(chunks.size()).as("of 25").isBetween(24, 25);
    var samples = joined(chunks.stream().map(GeminiSoundProperties::samples).toList());
    var steady = Arrays.copyOfRange(samples, 640, samples.length);
    if (hertz <= 6_500) {
      assertThat(Tone.amplitude(steady, 16_000, hertz)).isBetween(9_500.0, 10_500.0);
    } else if (hertz >= 9_500) {
      assertThat(Tone.rms(steady)).as("folded back").isLessThan(150);
    }
  }

  private static byte[] pcm(double hertz, int count) {
    var pcm = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      pcm.putShort((short) Math.round(10_000 * Math.sin(2 * Math.PI * hertz * i / 24_000)));
    }
    return pcm.array();
  }

  private static short[] samples(byte[] pcm) {
    var samples = new short[pcm.length / 2];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  private static short[] joined(List<short[]> pieces) {
    var all = ByteBuffer.allocate(2 * pieces.stream().mapToInt(piece -> piece.length).sum());
    pieces.forEach(piece -> IntStream.range(0, piece.length).forEach(i -> all.putShort(piece[i])));
    var samples = new short[all.capacity() / 2];
    all.flip().asShortBuffer().get(samples);
    return samples;
  }
}
