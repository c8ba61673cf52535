package dental.sofia.agent.app;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.Tone;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packets of media are lost on their way to LiveKit and from it, to the agent's side and to the
 * caller's: each of them goes two ways that lose.
 */
class LossIT {
  private static final Duration GREETING = Duration.ofSeconds(6);
  private static final Pattern UDP_PORT =
      Pattern.compile("rtc.portUDP\":\\s*\\{\"Start\":\\s*(\\d+)");
  private static final int WINDOWS = (int) (GREETING.toMillis() / 20);

  @TempDir Path directory;
  private LiveKit server;
  private AgentProcess agent;

  @BeforeEach
  void start() {
    server = LiveKit.start(directory, List.of());
    agent = AgentProcess.start(directory, server, Map.of());
    agent.awaitReady();
  }

  @AfterEach
  void stop() {
    agent.close();
    server.close();
  }

  @Test
  void sofiaIsUnderstoodAndReadsWherePacketsAreLost() throws Exception {
    int whole = voiced("whole");
    for (double share : List.of(0.01, 0.10)) {
      try (var loss = Loss.of(mediaPort(), share)) {
        assumeThat(loss.applies()).as("packets can be dropped here").isTrue();
        int heard = voiced("loss-" + share);
        System.out.printf(
            "%.0f %% of packets lost each way: voice in %d of %d windows of 20 ms, as many as %.0f %%%n",
            share * 100, heard, WINDOWS, 100.0 * heard / whole);
        assertThat(loss.dropped()).as("packets dropped").isPositive();
        assertThat((double) heard / whole).isGreaterThan(share > 0.05 ? 0.8 : 0.9);
      }
    }
  }

  /** Windows of the greeting in which something is to be heard; the chat is answered as well. */
  private int voiced(String room) throws Exception {
    try (var caller =
        Guest.join(server.tokenWithAgent("caller", room, "sofia"), server, options -> options)) {
      caller.await(RoomEvent.AudioStarted.class, started -> true);
      while (!isVoice(caller)) {
        // The greeting begins.
      }
      int voiced = 0;
      for (int i = 0; i < WINDOWS; i++) {
        voiced += isVoice(caller) ? 1 : 0;
      }
      get(caller.room().sendText("lk.chat", "Wann haben Sie geöffnet?", Map.of()));
      caller.await(
          RoomEvent.TextReceived.class, text -> text.text().contains("montags bis freitags"));
      return voiced;
    }
  }

  /** As LiveKit itself says at its start. */
  private int mediaPort() {
    var matcher = UDP_PORT.matcher(server.log());
    assertThat(matcher.find()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private static boolean isVoice(Guest caller) throws InterruptedException {
    return !Tone.isSilent(caller.heard().next(0.02));
  }
}
