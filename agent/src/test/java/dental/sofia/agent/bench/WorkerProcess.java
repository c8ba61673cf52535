package dental.sofia.agent.bench;

import dental.sofia.wire.support.LiveKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A worker and all processes that it has started. */
final class WorkerProcess implements AutoCloseable {
  private static final String REGISTERED = "worker registered";

  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  static WorkerProcess start(List<String> command, LiveKit server, Path log) throws IOException {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("LIVEKIT_URL", server.url().toString());
    builder.environment().put("LIVEKIT_API_KEY", LiveKit.KEY.name());
    builder.environment().put("LIVEKIT_API_SECRET", LiveKit.KEY.secret());
    return new WorkerProcess(builder.start());
  }

  /** How often LiveKit has told that a worker has registered. */
  static long registered(LiveKit server) {
    return server.log().lines().filter(line -> line.contains(REGISTERED)).count();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Proportional set size, in megabytes (10^6 bytes). */
  double megabytes() {
    return all().mapToLong(WorkerProcess::pssKib).sum() * 1024 / 1e6;
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.toHandle().descendants());
  }

  private static long pssKib(ProcessHandle handle) {
    try (var lines = Files.lines(Path.of("/proc/" + handle.pid() + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      // It has just ended.
      return 0;
    }
  }

  /** It is given time: a JVM may have to write its cache. */
  @Override
  public void close() {
    var everybody = all().toList();
    process.destroy();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
      everybody.forEach(ProcessHandle::destroyForcibly);
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
