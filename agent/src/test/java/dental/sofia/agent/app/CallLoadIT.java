package dental.sofia.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.Tone;
import dental.sofia.wire.support.LiveKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many calls to the packaged process: how soon it greets, what it needs, what it leaves behind. */
@Tag("soak")
class CallLoadIT {
  private static final int WARM_UP = 20;

  @TempDir Path directory;
  private LiveKit server;
  private AgentProcess agent;

  @BeforeEach
  void start() {
    server = LiveKit.start(directory, List.of());
    agent = AgentProcess.start(directory, server, Map.of("SOFIA_MAX_CALLS", "20"));
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> agent.health().path("ready").asBoolean());
  }

  @AfterEach
  void stop() {
    agent.close();
    server.close();
  }

  @Test
  void oneCallAfterTheOtherLeavesNothingBehind() throws Exception {
    int calls = Integer.getInteger("soak.calls", 100);
    System.out.println("idle: " + usage());
    var millis = new ArrayList<Long>();
    Usage before = null;
    for (int i = 0; i < calls; i++) {
      if (i == WARM_UP) {
        before = usage();
      }
      millis.add(greeting("one-" + i));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> active() == 0);
    var after = usage();
    millis.sort(null);
    System.out.printf(
        "dispatch to the greeting's sound: median %d ms, worst %d ms%nafter %d calls: %s, after %d: %s%n",
        millis.get(millis.size() / 2), millis.getLast(), WARM_UP, before, calls, after);
    assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 6);
    assertThat(after.files()).isLessThanOrEqualTo(before.files() + 10);
    assertThat((after.pssKib() - before.pssKib()) / 1024.0 / (calls - WARM_UP))
        .as("MiB for each call")
        .isLessThan(0.6);
  }

  @Test
  void tenCallsAtOnceAreAllGreetedAndHeardWithoutGaps() throws Exception {
    long idle = usage().pssKib();
    var guests = new ArrayList<Guest>();
    try {
      for (int i = 0; i < 10; i++) {
        guests.add(
            Guest.join(
                server.tokenWithAgent("caller", "ten-" + i, "sofia"), server, options -> options));
      }
      for (var guest : guests) {
        guest.await(RoomEvent.AudioStarted.class, started -> true);
      }
      assertThat(active()).isEqualTo(10);
      TimeUnit.SECONDS.sleep(3);
      long busy = usage().pssKib();
      System.out.printf(
          "idle %d MiB, each of ten calls %.1f MiB%n", idle / 1024, (busy - idle) / 10240.0);
      for (var guest : guests) {
        guest.heard().next(1);
      }
    } finally {
      guests.forEach(Guest::close);
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> active() == 0);
  }

  /** Milliseconds from sending the agent into a caller's room to the first sound of it. */
  private long greeting(String room) throws Exception {
    try (var caller = Guest.join(server.token("caller", room), server, options -> options)) {
      Guest.get(caller.room().mediaConnected());
      long began = System.nanoTime();
      server.dispatch(room, "sofia");
      caller.await(RoomEvent.AudioStarted.class, started -> true);
      while (Tone.rms(caller.heard().next(0.02)) < 100) {
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(15));
      }
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
  }

  private int active() throws Exception {
    return agent.health().path("active_calls").asInt();
  }

  private Usage usage() throws IOException {
    var process = Path.of("/proc/" + agent.pid());
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

  private record Usage(int threads, int files, long pssKib) {}
}
