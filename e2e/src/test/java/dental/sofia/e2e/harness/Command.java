package dental.sofia.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process, for what a user would type: {@code helm}, {@code kubectl}, a script. */
public final class Command {

  private final List<String> words;
  private final Map<String, String> environment = new HashMap<>();
  private Duration limit = Duration.ofMinutes(3);

  private Command(List<String> words) {
    this.words = words;
  }

  public static Command of(String... words) {
    return new Command(List.of(words));
  }

  /** The same command with further arguments. */
  public Command with(String... more) {
    var all = new java.util.ArrayList<>(words);
    all.addAll(List.of(more));
    var command = new Command(all);
    command.environment.putAll(environment);
    command.limit = limit;
    return command;
  }

  public Command environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Command within(Duration most) {
    limit = most;
    return this;
  }

  /**
   * What a finished command said.
   *
   * @param code exit code
   * @param output both streams, in the order of arrival
   */
  public record Result(String command, int code, String output) {

    /** The output of a command that has to succeed. */
    public String orFail() {
      if (code != 0) {
        throw new AssertionError(command + " ended with code " + code + ":\n" + output);
      }
      return output;
    }
  }

  /** Runs to the end. Output goes through a file: a full pipe would hold the command up. */
  public Result run() {
    Path output = null;
    try {
      output = Files.createTempFile("sofia-e2e", ".out");
      var builder =
          new ProcessBuilder(words)
              .directory(Repository.ROOT.toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      return ended
          ? new Result(this.toString(), process.exitValue(), text)
          : new Result(this.toString(), 124, text + "\n(cut off after " + limit + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(this + " can't be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(this + " was interrupted", e);
    } finally {
      delete(output);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
