package dental.sofia.agent.offline;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.call.Surgery;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.LocalAudio;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.Loudness;
import dental.sofia.agent.support.Tone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers who speak, by real sound in a real LiveKit; only the words are the test's. */
class HearingTest {
  private static final Duration AT_ONCE = Duration.ofMillis(200);

  @TempDir static Path directory;
  private static ScriptedRecognition recognition;
  private static Surgery surgery;

  @BeforeAll
  static void start() {
    recognition = new ScriptedRecognition();
    surgery =
        new Surgery(
            directory,
            new OfflineProvider(Surgery.VOICE, Optional.of(recognition)),
            request -> new Answer.Unavailable());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    surgery.close();
  }

  @Test
  void whatIsSpokenIsWrittenAndAnswered() throws Exception {
    try (var caller = surgery.caller()) {
      var microphone = get(caller.room().publishAudio("microphone"));
      said(caller, "hier ist Sofia");
      quiet(ear(caller));
      surgery.turns.clear();
      recognition.texts.add("Wann haben Sie geöffnet");
      var speech = Surgery.VOICE.speak("Guten Tag, wann haben Sie denn geöffnet?").join();
      microphone.play(speech);

      var partial = written(caller, microphone, "Wann", "false");
      var whole = written(caller, microphone, "Wann haben Sie geöffnet", "true");
      assertThat(whole.attributes().get("lk.segment_id"))
          .isEqualTo(partial.attributes().get("lk.segment_id"));
      said(caller, "montags bis freitags");

      assertThat(recognition.heard.get())
          .as("all of it at 16 kHz, with what came before it was noticed")
          .isGreaterThan(speech.length / 3 - 1_600);
      await().until(() -> !surgery.turns.isEmpty());
      System.out.println("end of turn to sound: " + surgery.turns);
      assertThat(surgery.turns.getFirst()).isLessThan(Duration.ofMillis(300));
    }
  }

  @Test
  void sofiaStopsAtOnceWhenTheCallerSpeaks() throws Exception {
    var delays = new ArrayList<Duration>();
    for (int i = 0; i < 5; i++) {
      try (var caller = surgery.caller()) {
        var microphone = get(caller.room().publishAudio("microphone"));
        var ear = ear(caller);
        ear.await(0.5);
        long began = System.nanoTime();
        microphone.play(Tone.of(440, 8_000, 2));
        TimeUnit.SECONDS.sleep(2);
        delays.add(Duration.ofNanos(ear.last() - began));
      }
    }
    System.out.println("quiet after " + delays);
    Collections.sort(delays);
    assertThat(delays.get(2)).as("median of %s", delays).isLessThan(AT_ONCE);
  }

  @Test
  void aCoughDoesNotCutHerOff() throws Exception {
    try (var caller = surgery.caller()) {
      var microphone = get(caller.room().publishAudio("microphone"));
      var ear = ear(caller);
      ear.await(0.5);
      long began = System.nanoTime();
      microphone.play(Tone.of(440, 8_000, 0.2));
      quiet(ear);
      assertThat(Duration.ofNanos(ear.last() - began))
          .as("the rest of the greeting is heard")
          .isGreaterThan(Duration.ofMillis(2_500));
    }
  }

  @Test
  void aNoiseWithoutWordsThatCutHerOffIsFollowedByTheQuestion() throws Exception {
    try (var caller = surgery.caller()) {
      var microphone = get(caller.room().publishAudio("microphone"));
      var ear = ear(caller);
      ear.await(0.5);
      microphone.play(Tone.of(440, 8_000, 1));
      caller.await(
          RoomEvent.TextReceived.class, text -> text.text().equals("Wie kann ich Ihnen helfen?"));
    }
  }

  private static Loudness ear(Guest caller) {
    var loudness = new Loudness();
    caller.await(RoomEvent.AudioStarted.class, started -> true).audio().onFrame(loudness);
    return loudness;
  }

  /** Until nothing was heard for a second. */
  private static void quiet(Loudness ear) throws InterruptedException {
    ear.await(0.3);
    while (System.nanoTime() - ear.last() < 1_000_000_000L) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static RoomEvent.TextReceived said(Guest caller, String part) {
    return caller.await(
        RoomEvent.TextReceived.class,
        text -> text.topic().equals("lk.transcription") && text.text().contains(part));
  }

  private static RoomEvent.TextReceived written(
      Guest caller, LocalAudio track, String text, String complete) {
    return caller.await(
        RoomEvent.TextReceived.class,
        event ->
            event.text().equals(text)
                && complete.equals(event.attributes().get("lk.transcription_final"))
                && track.sid().equals(event.attributes().get("lk.transcribed_track_id")));
  }
}
