package dental.sofia.agent.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A dialogue as {@code dialogues/README.md} describes it. */
record Dialogue(String title, List<Line> lines) {

  record Line(char kind, String text) {}

  static List<Dialogue> all() {
    try (var files = Files.list(Path.of("src/test/resources/dialogues"))) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Dialogue> read(Path file) {
    try {
      var dialogues = new ArrayList<Dialogue>();
      for (var line : Files.readAllLines(file)) {
        if (line.startsWith("# ")) {
          String name = file.getFileName().toString().replace(".txt", "");
          dialogues.add(new Dialogue(name + ": " + line.substring(2), new ArrayList<>()));
        } else if (line.startsWith("<!")) {
          dialogues.getLast().lines.add(new Line('-', line.substring(2).strip()));
        } else if (!line.isBlank()) {
          dialogues.getLast().lines.add(new Line(line.charAt(0), line.substring(1).strip()));
        }
      }
      return dialogues;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
