package dental.sofia.calendar.operation;

import dental.sofia.calendar.problem.Traces;
import io.quarkus.runtime.QuarkusApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The server's program, called with an argument: does one thing and ends. */
public class Command implements QuarkusApplication {
  private static final String USAGE =
      "usage: export FILE | restore FILE [--replace] | import FILE.db\nwithout an argument: the server";

  private final Dump dump;
  private final FirstSofiaImport imports;

  Command(Dump dump, FirstSofiaImport imports) {
    this.dump = dump;
    this.imports = imports;
  }

  @Override
  public int run(String... arguments) {
    try {
      return run(List.of(arguments));
    } catch (UnusableDump e) {
      return failed(e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      return failed("the file cannot be read or written: " + e.getMessage());
    } catch (RuntimeException e) {
      return failed(Traces.withoutMessages(e));
    }
  }

  private int run(List<String> words) throws IOException {
    if (words.size() == 2 && words.getFirst().equals("export")) {
      return export(Path.of(words.get(1)));
    }
    if (words.getFirst().equals("restore")
        && (words.size() == 2 || words.get(2).equals("--replace"))) {
      return restore(Path.of(words.get(1)), words.size() == 3);
    }
    if (words.size() == 2 && words.getFirst().equals("import")) {
      var result = imports.run(Path.of(words.get(1)));
      System.out.printf(
          "%d appointments added, %d known already, %d without a name or a time%n",
          result.added(), result.known(), result.unusable());
      return 0;
    }
    System.err.println(USAGE);
    return 2;
  }

  /** A file of that name is either whole or not there. */
  private int export(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    long rows;
    try (Writer writer = Files.newBufferedWriter(part)) {
      rows = dump.write(writer);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    System.out.println(rows + " rows written to " + file);
    return 0;
  }

  private int restore(Path file, boolean replace) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      System.out.println(dump.restore(reader, replace) + " rows restored from " + file);
      return 0;
    }
  }

  private static int failed(String message) {
    System.err.println(message);
    return 1;
  }
}
