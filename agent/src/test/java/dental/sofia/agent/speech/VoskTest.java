package dental.sofia.agent.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real library; words only with a model, which no registry has: {@code -Dagent.vosk.model=}.
 */
class VoskTest {
  private static final String MODEL = System.getProperty("agent.vosk.model", "");

  @Test
  void aDirectoryWithoutAModelIsRefusedByName(@TempDir Path directory) {
    assertThatThrownBy(() -> Vosk.load(directory))
        .isInstanceOf(SpeechException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("am/final.mdl is missing");
  }

  @Test
  void aModelThatCannotBeReadIsRefusedAndEndsNothing(@TempDir Path directory) throws Exception {
    for (var file :
        List.of(
            "am/final.mdl",
            "conf/mfcc.conf",
            "conf/model.conf",
            "graph/HCLG.fst",
            "graph/words.txt")) {
      var path = directory.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.endsWith(".conf") ? "" : "nonsense");
    }
    assertThatThrownBy(() -> Vosk.load(directory))
        .isInstanceOf(SpeechException.class)
        .hasMessageContaining("can't be used");
  }

  @Test
  void germanIsRecognisedWhileItIsSpoken() {
    assumeTrue(!MODEL.isEmpty(), "no model: -Dagent.vosk.model=DIRECTORY");
    var speech = new Espeak().speak("Ich brauche bitte einen Termin am Montag um zehn Uhr.").join();
    var samples = RateConverter.convert(speech, 48_000, SpeechRecognition.SAMPLE_RATE);
    var partials = new LinkedHashSet<String>();
    try (var ear = Vosk.load(Path.of(MODEL)).listen()) {
      for (int i = 0; i + 160 <= samples.length; i += 160) {
        partials.add(ear.hear(Arrays.copyOfRange(samples, i, i + 160)));
      }
      assertThat(ear.end()).containsIgnoringCase("termin").containsIgnoringCase("montag");
      assertThat(partials).hasSizeGreaterThan(2);
      assertThat(ear.hear(new short[1_600])).as("a new turn").isEmpty();
    }
  }
}
