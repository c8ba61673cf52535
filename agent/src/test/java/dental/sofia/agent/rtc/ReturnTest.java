package dental.sofia.agent.rtc;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.support.Tone;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an interruption leaves as it was. */
class ReturnTest {
  @TempDir Path directory;
  private LiveKit server;

  @BeforeEach
  void start() {
    server = LiveKit.start(directory, List.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theStayIsTakenUpWhenTheSignallingIsCut() throws Exception {
    try (var anna = Guest.join(server, "anna", "room");
        var bert = Guest.join(server, "bert", "room")) {
      var voice = get(anna.room().publishAudio("voice"));
      bert.await(RoomEvent.AudioStarted.class, started -> true);
      get(anna.room().mediaConnected());
      get(bert.room().mediaConnected());
      String sid = anna.room().sid();
      voice.play(Tone.of(440, 10_000, 10));

      anna.room().cutSignalling();
      anna.await(RoomEvent.Reconnecting.class, event -> true);
      var sent = anna.room().sendText("lk.chat", "in between", Map.of());
      var back = anna.await(RoomEvent.Reconnected.class, event -> true);

      assertThat(back.rejoined()).isFalse();
      assertThat(anna.room().sid()).isEqualTo(sid);
      get(sent);
      get(anna.room().sendText("lk.chat", "afterwards", Map.of()));
      bert.await(RoomEvent.TextReceived.class, text -> text.text().equals("in between"));
      bert.await(RoomEvent.TextReceived.class, text -> text.text().equals("afterwards"));
      get(bert.room().sendText("lk.chat", "heard you", Map.of()));
      anna.await(RoomEvent.TextReceived.class, text -> text.text().equals("heard you"));
      bert.hearsTone(440, 10_000);
      assertThat(bert.events()).noneMatch(RoomEvent.ParticipantLeft.class::isInstance);
    }
  }

  @Test
  void theRoomIsJoinedAnewWhenTheServerWasRestarted() throws Exception {
    try (var anna = Guest.join(server, "anna", "room");
        var bert = Guest.join(server, "bert", "room")) {
      var voice = get(anna.room().publishAudio("voice"));
      get(anna.room().setAttributes(Map.of("lk.agent.state", "listening")));
      get(anna.room().mediaConnected());
      get(bert.room().mediaConnected());

      server.kill();
      server.start();
      long began = System.nanoTime();

      assertThat(anna.await(RoomEvent.Reconnected.class, event -> true).rejoined()).isTrue();
      assertThat(bert.await(RoomEvent.Reconnected.class, event -> true).rejoined()).isTrue();
      get(anna.room().mediaConnected());
      get(bert.room().mediaConnected());
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      voice.play(Tone.of(440, 10_000, 10));
      bert.hearsTone(440, 10_000);
      assertThat(get(bert.room().participants()))
          .singleElement()
          .satisfies(
              other -> assertThat(other.attributes()).containsEntry("lk.agent.state", "listening"));
    }
  }

  @Test
  void theStayEndsWhenTheServerDoesNotComeBack() {
    var anna =
        Guest.join(
            server.token("anna", "room"),
            server,
            options -> options.returnWithin(Duration.ofSeconds(2)));
    server.kill();
    assertThat(anna.await(RoomEvent.Disconnected.class, event -> true).reason())
        .isEqualTo(RoomEvent.Reason.CONNECTION_LOST);
    assertThat(anna.room().ended()).succeedsWithin(Duration.ofSeconds(5));
  }
}
