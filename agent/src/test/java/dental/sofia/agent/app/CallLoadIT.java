package dental.sofia.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.Tone;
import dental.sofia.agent.support.Usage;
import dental.sofia.wire.support.LiveKit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
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
  private static final int AT_ONCE = 10;

  @TempDir Path directory;
  private LiveKit server;
  private AgentProcess agent;

  @BeforeEach
  void start() {
    server = LiveKit.start(directory, List.of());
    agent = AgentProcess.start(directory, server, Map.of("SOFIA_MAX_CALLS", "20"));
    agent.awaitReady();
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
        .isLessThan(0.15);
  }

  /**
   * What is said is the same each time, so a pause that is longer than in a quiet call is a gap.
   */
  @Test
  void tenCallersAtOnceAreAnsweredWithoutGapsAndLeaveNothingBehind() throws Exception {
    long minutes = Integer.getInteger("soak.minutes", 10);
    long idle = usage().pssKib();
    Speech quiet;
    try (var alone = caller("alone")) {
      quiet = answer(alone);
    }
    var callers = new ArrayList<Guest>();
    var heard = new ArrayList<Speech>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < AT_ONCE; i++) {
        callers.add(caller("ten-" + i));
      }
      assertThat(active()).isEqualTo(AT_ONCE);
      Usage before = null;
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
      for (int round = 0; System.nanoTime() < end; round++) {
        var asked = callers.stream().map(one -> threads.submit(() -> answer(one))).toList();
        for (var answer : asked) {
          heard.add(answer.get());
        }
        if (round == 2) {
          before = usage();
        }
      }
      var after = usage();
      System.out.printf(
          "alone %s; of %d answers to ten at once the fewest windows %d, the longest pause %d ms%n"
              + "idle %d MiB, each of ten calls %.1f MiB; after three rounds %s, after %d min %s%n",
          quiet,
          heard.size(),
          heard.stream().mapToInt(Speech::voiced).min().orElseThrow(),
          heard.stream().mapToInt(Speech::longestPauseMillis).max().orElseThrow(),
          idle / 1024,
          (after.pssKib() - idle) / 1024.0 / AT_ONCE,
          before,
          minutes,
          after);
      assertThat(heard).allSatisfy(speech -> assertThat(speech.isLike(quiet)).isTrue());
      assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 6);
      assertThat(after.files()).isLessThanOrEqualTo(before.files() + 10);
      assertThat(after.pssKib() - before.pssKib()).as("KiB of growth").isLessThan(20_000);
    } finally {
      callers.forEach(Guest::close);
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> active() == 0);
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(server.participants("ten-" + i)).isEmpty();
    }
  }

  private Guest caller(String room) {
    var caller =
        Guest.join(server.tokenWithAgent("caller", room, "sofia"), server, options -> options);
    caller.await(RoomEvent.TextReceived.class, text -> text.text().contains("Sofia"));
    return caller;
  }

  private static Speech answer(Guest caller) throws InterruptedException {
    // What is being said is said first.
    while (!Tone.isSilent(caller.heard().next(1))) {}
    Guest.get(caller.room().sendText("lk.chat", "Wann haben Sie geöffnet?", Map.of()));
    return Speech.of(caller.heard());
  }

  /** Milliseconds from sending the agent into a caller's room to the first sound of it. */
  private long greeting(String room) throws Exception {
    try (var caller = Guest.join(server.token("caller", room), server, options -> options)) {
      Guest.get(caller.room().mediaConnected());
      long began = System.nanoTime();
      server.dispatch(room, "sofia");
      caller.await(RoomEvent.AudioStarted.class, started -> true);
      while (Tone.isSilent(caller.heard().next(0.02))) {
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(15));
      }
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
  }

  private int active() throws Exception {
    return agent.health().path("active_calls").asInt();
  }

  private Usage usage() throws IOException {
    return Usage.of(agent.pid());
  }
}
