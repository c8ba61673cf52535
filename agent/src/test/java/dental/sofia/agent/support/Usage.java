package dental.sofia.agent.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process holds now.
 *
 * @param files file descriptors, sockets among them
 * @param pssKib memory, of what is shared with others only its part
 */
public record Usage(int threads, int files, long pssKib) {
  public static Usage of(long pid) throws IOException {
    var process = Path.of("/proc/" + pid);
    try (var files = Files.list(process.resolve("fd"))) {
      return new Usage(
          number(process.resolve("status"), "Threads:"),
          (int) files.count(),
          number(process.resolve("smaps_rollup"), "Pss:"));
    }
  }

  private static int number(Path file, String key) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> Integer.parseInt(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }
}
