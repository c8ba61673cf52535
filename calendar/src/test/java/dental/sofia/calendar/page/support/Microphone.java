package dental.sofia.calendar.page.support;

import java.nio.file.Path;
import java.util.List;

/** What the browser hears, if anything. */
public sealed interface Microphone {
  /** Plays this file over and over, and is allowed without a question. */
  record Playing(Path wav) implements Microphone {}

  /** There is one, and whoever is asked refuses it. */
  record Refused() implements Microphone {}

  /** There is none. */
  record Missing() implements Microphone {}

  /** Chromium's switches for it. */
  default List<String> switches() {
    return switch (this) {
      case Playing playing ->
          List.of(
              "--use-fake-ui-for-media-stream",
              "--use-fake-device-for-media-stream",
              "--use-file-for-fake-audio-capture=" + playing.wav().toAbsolutePath());
      case Refused refused ->
          List.of("--use-fake-device-for-media-stream", "--deny-permission-prompts");
      case Missing missing -> List.of("--use-fake-ui-for-media-stream");
    };
  }
}
