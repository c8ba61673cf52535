package dental.sofia.agent.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/** Speech into text by Vosk: a native library and a model on the disk, without a network. */
public final class Vosk implements SpeechRecognition {
  /** One of them is in every model; without it the native library may end the process. */
  private static final List<String> ACOUSTIC = List.of("am/final.mdl", "final.mdl");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Model model;

  private Vosk(Model model) {
    this.model = model;
  }

  /**
   * Takes seconds, and as much memory as the model is large.
   *
   * @throws SpeechException if there is no model, or none that can be used
   */
  public static Vosk load(Path directory) {
    if (ACOUSTIC.stream().noneMatch(file -> Files.isReadable(directory.resolve(file)))) {
      throw new SpeechException(directory + " has no Vosk model: am/final.mdl is missing", null);
    }
    try {
      LibVosk.setLogLevel(LogLevel.WARNINGS);
      return new Vosk(new Model(directory.toString()));
    } catch (IOException | LinkageError e) {
      throw new SpeechException(directory + " can't be used: " + e.getMessage(), e);
    }
  }

  @Override
  public Ear listen() {
    try {
      return new VoskEar(new Recognizer(model, SAMPLE_RATE));
    } catch (IOException e) {
      throw new SpeechException("Vosk: " + e.getMessage(), e);
    }
  }

  private static final class VoskEar implements Ear {
    private final Recognizer recognizer;

    /** What the recogniser has taken for whole sentences already. */
    private final StringBuilder whole = new StringBuilder();

    VoskEar(Recognizer recognizer) {
      this.recognizer = recognizer;
    }

    @Override
    public String hear(short[] samples) {
      if (recognizer.acceptWaveForm(samples, samples.length)) {
        add(field(recognizer.getResult(), "text"));
        return whole.toString();
      }
      return joined(field(recognizer.getPartialResult(), "partial"));
    }

    @Override
    public String end() {
      add(field(recognizer.getFinalResult(), "text"));
      String text = whole.toString();
      whole.setLength(0);
      recognizer.reset();
      return text;
    }

    @Override
    public void close() {
      recognizer.close();
    }

    private void add(String text) {
      String all = joined(text);
      whole.setLength(0);
      whole.append(all);
    }

    private String joined(String more) {
      return (whole + " " + more).strip();
    }

    private static String field(String json, String name) {
      try {
        return JSON.readTree(json).path(name).asText("");
      } catch (JsonProcessingException e) {
        throw new SpeechException("Vosk says what is no JSON", e);
      }
    }
  }
}
