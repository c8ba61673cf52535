package dental.sofia.agent.bench;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.Tone;
import dental.sofia.wire.support.LiveKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Start, memory and calls of one worker at a LiveKit of its own: {@code CallBench FIGURES NAME
 * AGENT STARTS CALLS COMMAND…}. Each figure is a line of the file: name, tab, value.
 */
public final class CallBench {
  private static final int AT_ONCE = 10;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private static final double LOOK = 0.02;

  private final Path figures;
  private final String worker;
  private final String agent;
  private final LiveKit server;
  private final Path directory;
  private final List<String> command;

  private CallBench(
      Path figures,
      String worker,
      String agent,
      LiveKit server,
      Path directory,
      List<String> command) {
    this.figures = figures;
    this.worker = worker;
    this.agent = agent;
    this.server = server;
    this.directory = directory;
    this.command = command;
  }

  public static void main(String[] arguments) {
    try {
      measure(arguments);
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      System.exit(1);
    }
    // WebRTC's threads are no reason to stay.
    System.exit(0);
  }

  private static void measure(String[] arguments) throws Exception {
    var directory = Files.createTempDirectory("call-bench");
    try (var server = LiveKit.start(directory, List.of())) {
      new CallBench(
              Path.of(arguments[0]),
              arguments[1],
              arguments[2],
              server,
              directory,
              Arrays.asList(arguments).subList(5, arguments.length))
          .run(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
    }
  }

  private void run(int starts, int calls) throws Exception {
    for (int i = 1; i < starts; i++) {
      start().close();
    }
    try (var process = start()) {
      TimeUnit.SECONDS.sleep(5);
      double idle = process.megabytes();
      figure("idle", idle);
      int answered = 0;
      for (int i = 0; i < calls; i++) {
        var millis = millisToSound("one-" + i);
        if (millis.isPresent()) {
          answered++;
          figure("first-sound", millis.getAsLong());
        }
      }
      figure("answered", 100.0 * answered / calls);
      atOnce(process, idle);
    }
  }

  private WorkerProcess start() throws Exception {
    long before = WorkerProcess.registered(server);
    long began = System.nanoTime();
    var process = WorkerProcess.start(command, server, directory.resolve("worker.log"));
    while (WorkerProcess.registered(server) == before) {
      if (!process.alive() || System.nanoTime() - began > 3 * PATIENCE) {
        process.close();
        throw new IllegalStateException(Files.readString(directory.resolve("worker.log")));
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    figure("start", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    return process;
  }

  /**
   * From sending for the agent to its first sound, for a caller who is there already; empty if it
   * does not come.
   */
  private OptionalLong millisToSound(String room) throws Exception {
    try (var caller = Guest.join(server.token("caller", room), server, options -> options)) {
      Guest.get(caller.room().mediaConnected());
      long began = System.nanoTime();
      server.dispatch(room, agent);
      return isHeard(caller)
          ? OptionalLong.of(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began))
          : OptionalLong.empty();
    } finally {
      server.deleteRoom(room);
    }
  }

  /**
   * @param idle megabytes before the first call of all, with which what calls need is compared
   */
  private void atOnce(WorkerProcess process, double idle) throws Exception {
    TimeUnit.SECONDS.sleep(5);
    var callers = new ArrayList<Guest>();
    for (int i = 0; i < AT_ONCE; i++) {
      callers.add(
          Guest.join(
              server.tokenWithAgent("caller", "ten-" + i, agent), server, options -> options));
    }
    int heard = 0;
    for (var caller : callers) {
      heard += isHeard(caller) ? 1 : 0;
    }
    figure("of-ten", heard);
    figure("per-call", (process.megabytes() - idle) / Math.max(1, heard));
    callers.forEach(Guest::close);
  }

  private static boolean isHeard(Guest caller) throws InterruptedException {
    try {
      caller.await(RoomEvent.AudioStarted.class, started -> true);
      long began = System.nanoTime();
      while (Tone.isSilent(caller.heard().next(LOOK))) {
        if (System.nanoTime() - began > PATIENCE) {
          return false;
        }
      }
      return true;
    } catch (AssertionError nobodyCame) {
      return false;
    }
  }

  private void figure(String name, double value) throws IOException {
    Files.writeString(
        figures,
        String.format(Locale.ROOT, "%s-%s\t%.1f%n", worker, name, value),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
