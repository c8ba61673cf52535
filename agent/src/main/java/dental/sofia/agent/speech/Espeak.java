package dental.sofia.agent.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The German voice of espeak-ng, as a process for each text: some twenty milliseconds each, and
 * nothing that it does wrong can hurt anybody else.
 */
public final class Espeak implements SpeechSynthesis {
  private static final long LIMIT_SECONDS = 5;

  /** Words a minute; the program's own 175 is fast for somebody on the phone. */
  private static final int SPEED = 155;

  private static final List<String> COMMAND =
      List.of(
          "espeak-ng", "-v", "de", "-s", String.valueOf(SPEED), "-b", "1", "--stdin", "--stdout");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public CompletableFuture<short[]> speak(String text) {
    return CompletableFuture.supplyAsync(() -> run(text), threads);
  }

  private static short[] run(String text) {
    Process process = null;
    try {
      process = new ProcessBuilder(COMMAND).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var input = process.getOutputStream()) {
        input.write(text.getBytes(StandardCharsets.UTF_8));
      }
      var killer = process;
      CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS)
          .execute(killer::destroyForcibly);
      var wave = Wave.parse(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new SpeechException("espeak-ng ended with " + process.exitValue(), null);
      }
      return RateConverter.convert(wave.samples(), wave.sampleRate(), SAMPLE_RATE);
    } catch (IOException | IllegalArgumentException e) {
      throw new SpeechException("espeak-ng: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SpeechException("interrupted", e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }
}
