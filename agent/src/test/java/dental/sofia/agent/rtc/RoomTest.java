package dental.sofia.agent.rtc;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.support.Tone;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real LiveKit. */
class RoomTest {
  @TempDir static Path directory;
  private static LiveKit server;

  private final String name = "room-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    server = LiveKit.start(directory, List.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void participantsHearEachOther() throws Exception {
    try (var anna = Guest.join(server, "anna", name);
        var bert = Guest.join(server, "bert", name)) {
      var annas = get(anna.room().publishAudio("voice"));
      var berts = get(bert.room().publishAudio("voice"));
      anna.await(RoomEvent.AudioStarted.class, started -> true);
      bert.await(RoomEvent.AudioStarted.class, started -> true);
      get(anna.room().mediaConnected());
      get(bert.room().mediaConnected());

      annas.play(Tone.of(440, 10_000, 12));
      berts.play(Tone.of(880, 9_000, 12));

      anna.hearsTone(880, 9_000);
      bert.hearsTone(440, 10_000);
      assertThat(anna.heard().sampleRate()).isEqualTo(48_000);
      assertThat(Tone.amplitude(anna.heard().next(0.5), 48_000, 440)).isLessThan(100);
      assertThat(Tone.amplitude(bert.heard().next(0.5), 48_000, 880)).isLessThan(100);
    }
  }

  @Test
  void whoComesAfterSomebodyHasLeftIsHeardToo() throws Exception {
    try (var anna = Guest.join(server, "anna", name)) {
      get(anna.room().mediaConnected());
      for (int i = 1; i <= 3; i++) {
        try (var next = Guest.join(server, "guest-" + i, name)) {
          var voice = get(next.room().publishAudio("voice"));
          get(next.room().mediaConnected());
          voice.play(Tone.of(300 * i, 10_000, 12));
          String identity = "guest-" + i;
          anna.await(
              RoomEvent.AudioStarted.class,
              started -> started.participant().identity().equals(identity));
          anna.hearsTone(300 * i, 10_000);
        }
      }
    }
  }

  @Test
  void textGoesBothWaysWithItsAttributes() {
    try (var anna = Guest.join(server, "anna", name);
        var bert = Guest.join(server, "bert", name)) {
      get(anna.room().mediaConnected());
      get(bert.room().mediaConnected());
      get(anna.room().sendText("lk.chat", "Schöne Grüße, ß und €", Map.of("a", "ä")));
      var received = bert.await(RoomEvent.TextReceived.class, text -> true);
      assertThat(received)
          .isEqualTo(
              new RoomEvent.TextReceived(
                  "anna", "lk.chat", "Schöne Grüße, ß und €", Map.of("a", "ä")));
      String longOne = "äöü€".repeat(10_000);
      get(bert.room().sendText("lk.chat", longOne, Map.of()));
      assertThat(anna.await(RoomEvent.TextReceived.class, text -> true).text()).isEqualTo(longOne);
    }
  }

  @Test
  void dataGoesReliablyAndUnreliably() {
    try (var anna = Guest.join(server, "anna", name);
        var bert = Guest.join(server, "bert", name)) {
      get(anna.room().mediaConnected());
      get(bert.room().mediaConnected());
      get(anna.room().sendData("safe", new byte[] {1}, true));
      get(anna.room().sendData("quick", new byte[] {2}, false));
      assertThat(bert.await(RoomEvent.DataReceived.class, data -> data.topic().equals("safe")))
          .extracting(RoomEvent.DataReceived::from, data -> data.payload()[0])
          .containsExactly("anna", (byte) 1);
      bert.await(RoomEvent.DataReceived.class, data -> data.topic().equals("quick"));
    }
  }

  @Test
  void attributesAreSeenByOthersAndCanBeChanged() {
    try (var anna = Guest.join(server, "anna", name);
        var bert = Guest.join(server, "bert", name)) {
      get(anna.room().setAttributes(Map.of("lk.agent.state", "listening", "more", "ü")));
      get(anna.room().setAttributes(Map.of("lk.agent.state", "speaking")));
      var changed =
          bert.await(
              RoomEvent.ParticipantChanged.class,
              change -> "speaking".equals(change.participant().attributes().get("lk.agent.state")));
      assertThat(changed.participant().attributes()).containsEntry("more", "ü");
    }
  }

  @Test
  void comingAndGoingIsTold() {
    try (var anna = Guest.join(server, "anna", name)) {
      var bert = Guest.join(server, "bert", name);
      get(bert.room().publishAudio("voice"));
      assertThat(anna.await(RoomEvent.ParticipantJoined.class, event -> true).participant())
          .extracting(Participant::identity, Participant::kind)
          .containsExactly("bert", Participant.Kind.STANDARD);
      assertThat(get(anna.room().participants())).hasSize(1);
      anna.await(RoomEvent.AudioStarted.class, event -> true);

      bert.close();

      anna.await(RoomEvent.ParticipantLeft.class, event -> true);
      anna.await(RoomEvent.AudioEnded.class, event -> true);
      assertThat(get(anna.room().participants())).isEmpty();
      assertThat(bert.await(RoomEvent.Disconnected.class, event -> true).reason())
          .isEqualTo(RoomEvent.Reason.LEFT);
    }
  }

  @Test
  void whoComesSecondIsToldOfThoseWhoAreThere() {
    try (var anna = Guest.join(server, "anna", name)) {
      get(anna.room().publishAudio("voice"));
      try (var bert = Guest.join(server, "bert", name)) {
        bert.await(
            RoomEvent.AudioStarted.class,
            started -> started.participant().identity().equals("anna"));
      }
    }
  }

  @Test
  void theServerForgetsWhoLeftAtOnce() {
    var anna = Guest.join(server, "anna", name);
    get(anna.room().mediaConnected());
    anna.close();
    assertThat(server.participants(name)).isEmpty();
  }

  @Test
  void somebodyElseWithTheSameIdentityEndsTheStay() {
    var first = Guest.join(server, "anna", name);
    try (var second = Guest.join(server, "anna", name)) {
      assertThat(first.await(RoomEvent.Disconnected.class, event -> true).reason())
          .isEqualTo(RoomEvent.Reason.REPLACED);
      assertThat(second.events()).noneMatch(RoomEvent.Disconnected.class::isInstance);
    }
  }

  @Test
  void theEndOfTheRoomEndsTheStay() {
    var anna = Guest.join(server, "anna", name);
    server.deleteRoom(name);
    assertThat(anna.await(RoomEvent.Disconnected.class, event -> true).reason())
        .isEqualTo(RoomEvent.Reason.ROOM_CLOSED);
    assertThat(anna.room().ended()).succeedsWithin(java.time.Duration.ofSeconds(5));
    assertThat(anna.room().sendText("lk.chat", "too late", Map.of())).isCompletedExceptionally();
  }

  @Test
  void aTokenOfAnotherKeyIsRefusedForGood() {
    var token =
        dental.sofia.wire.jwt.LiveKitToken.of("anna", java.time.Instant.now().plusSeconds(60))
            .inRoom(name)
            .with(dental.sofia.wire.jwt.Grant.ROOM_JOIN, true)
            .sign(new dental.sofia.wire.jwt.ApiKey("APItest", "wrong"));
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> WebRtc.shared().join(JoinOptions.of(server.url(), token), event -> {}).join())
        .cause()
        .isInstanceOfSatisfying(
            RtcException.class,
            refused -> {
              assertThat(refused.fatal()).isTrue();
              assertThat(refused).hasMessageContaining("401").hasMessageNotContaining(token);
            });
  }

  @Test
  void whatIsPlayedCanBeCutOff() throws Exception {
    try (var anna = Guest.join(server, "anna", name);
        var bert = Guest.join(server, "bert", name)) {
      var voice = get(anna.room().publishAudio("voice"));
      bert.await(RoomEvent.AudioStarted.class, started -> true);
      get(anna.room().mediaConnected());
      get(bert.room().mediaConnected());
      assertThat(get(voice.play(Tone.of(440, 10_000, 0.5))))
          .isEqualTo(LocalAudio.Playback.FINISHED);
      var longOne = voice.play(Tone.of(440, 10_000, 30));
      bert.heard().next(0.5);

      voice.clear();

      assertThat(get(longOne)).isEqualTo(LocalAudio.Playback.CUT_OFF);
      bert.heard().next(0.4);
      assertThat(Tone.rms(bert.heard().next(0.5))).isLessThan(50);
    }
  }
}
