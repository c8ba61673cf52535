package dental.sofia.agent.gemini;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.call.Surgery;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.offline.OfflineProvider;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.PartnerEvents;
import dental.sofia.agent.partner.Patience;
import dental.sofia.agent.partner.Steadfast;
import dental.sofia.agent.rtc.Guest;
import dental.sofia.agent.rtc.LocalAudio;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.FakeGemini;
import dental.sofia.agent.support.Tone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller in a real LiveKit, whose calls are held by Google's protocol. */
class GeminiCallTest {
  private static final LocalDateTime TEN = LocalDate.now().plusDays(7).atTime(10, 0);

  private static final Duration PATIENT = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final FakeGemini google = FakeGemini.start();
  private final List<Failure> failures = new CopyOnWriteArrayList<>();
  private Surgery surgery;

  private Guest call(Duration answerWithin) {
    var events =
        new PartnerEvents() {
          @Override
          public void failed(String provider, Failure failure) {
            failures.add(failure);
          }
        };
    var pauses = List.of(Duration.ofMillis(100), Duration.ofMillis(200));
    var provider =
        new Steadfast(
            new GeminiProvider(TestGemini.settings(google), GeminiEvents.NONE),
            new OfflineProvider(Surgery.VOICE, Optional.empty()),
            events,
            Surgery.TIMER,
            new Patience(
                answerWithin, pauses, Duration.ofSeconds(5), 6, List.of(Duration.ofMinutes(1))));
    surgery = new Surgery(directory, provider, GeminiCallTest::answer);
    return surgery.caller();
  }

  @AfterEach
  void stop() throws InterruptedException {
    surgery.close();
    google.close();
  }

  @Test
  void theCallerHearsGoogleIsHeardByItAndGetsAnAppointment() throws Exception {
    try (var caller = call(PATIENT)) {
      var session = google.session(0);
      session.awaitTold("clientContent", "Begrüße");
      session.say(440, 8_000, 4, "Guten Tag, hier ist Sofia.");
      caller.hearsTone(440, 8_000);
      assertThat(said(caller, "hier ist Sofia").attributes())
          .containsKeys("lk.segment_id", "lk.transcribed_track_id");
      session.turnComplete();

      var microphone = get(caller.room().publishAudio("microphone"));
      speak(microphone, 700, 1.5);
      await().untilAsserted(() -> assertThat(loudest(session.heard(), 700)).isGreaterThan(7_000));
      session.understood("Am Dienstag um zehn zur Kontrolle. Muster, 030 1234567.");
      var wish =
          Map.<String, Object>of(
              "name", "Erika Muster",
              "telefon", "030 1234567",
              "beginn", TEN.toString(),
              "behandlung", "Kontrolle");
      session.call("termin_buchen", wish, "call-1");
      assertThat(session.awaitTold("toolResponse", "call-1").toString()).contains("bestaetigung");
      said(caller, "um zehn zur Kontrolle");
      assertThat(surgery.asked).as("nothing is booked without a yes").isEmpty();
      session.say(500, 8_000, 3, "Soll ich das eintragen?");
      caller.hearsTone(500, 8_000);
      session.turnComplete();

      speak(microphone, 700, 1);
      session.understood("Ja, bitte.");
      session.call("termin_buchen", wish, "call-2");
      assertThat(session.awaitTold("toolResponse", "call-2").toString()).contains("gebucht");
      assertThat(surgery.asked).hasSize(1).first().isInstanceOf(Request.Book.class);
      var booked =
          caller.await(RoomEvent.TextReceived.class, text -> text.topic().equals("sofia.booking"));
      assertThat(booked.text()).contains("booked").contains(TEN.toString());

      session.say(440, 8_000, 0.3, "Auf Wiederhören!");
      session.call(ToolUse.HANG_UP, Map.of(), "call-3");
      caller.await(
          RoomEvent.ParticipantChanged.class,
          event -> "ended".equals(event.participant().attributes().get("sofia.call")));
      caller.await(RoomEvent.ParticipantLeft.class, event -> true);
    }
    assertThat(failures).isEmpty();
    google.session(0);
    FakeGemini.waitUntil("the connection to be left", google.session(0)::closed);
  }

  @Test
  void aCallerWhoSpeaksSilencesHerWithinTwoTenthsOfASecondOfBeingNoticed() throws Exception {
    try (var caller = call(PATIENT)) {
      var session = google.session(0);
      session.say(440, 8_000, 8, "Ich erzähle Ihnen jetzt etwas sehr Langes.");
      caller.hearsTone(440, 8_000);
      var microphone = get(caller.room().publishAudio("microphone"));
      var spoken = microphone.play(Tone.of(700, 8_000, 2));
      long began = System.nanoTime();
      await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> Tone.amplitude(caller.heard().next(0.05), 48_000, 440) < 500);
      var silentAfter = Duration.ofNanos(System.nanoTime() - began);
      assertThat(silentAfter).isLessThan(Duration.ofMillis(1_000));
      get(spoken);
      session.interrupted();
      session.say(900, 8_000, 2, "Ja, bitte?");
      caller.hearsTone(900, 8_000);
    }
  }

  @Test
  void aWrongKeyIsToldToTheCallerAndTheCallIsHeldByRules() {
    google.refuse(403);
    try (var caller = call(PATIENT)) {
      said(caller, "technisches Problem");
      get(caller.room().sendText("lk.chat", "Wann haben Sie geöffnet?", Map.of()));
      said(caller, "montags bis freitags");
      assertThat(failures).extracting(Failure::reason).containsExactly(Failure.Reason.UNAUTHORIZED);
    }
  }

  @Test
  void aServerThatComesBackHoldsTheCallAgainWithAllThatWasSaid() {
    try (var caller = call(PATIENT)) {
      var first = google.session(0);
      first.say(440, 8_000, 0.3, "Guten Tag, hier ist Sofia.");
      first.turnComplete();
      said(caller, "hier ist Sofia");
      get(caller.room().sendText("lk.chat", "Ich möchte einen Termin", Map.of()));
      first.awaitTold("clientContent", "einen Termin");
      first.close(1011, "Internal error encountered.");
      said(caller, "technisches Problem");
      var second = google.session(1);
      var told = second.awaitTold("clientContent", "einen Termin").toString();
      assertThat(told).contains("hier ist Sofia");
      second.say(440, 8_000, 0.3, "Gern, wann passt es Ihnen?");
      second.turnComplete();
      said(caller, "wann passt es");
    }
  }

  @Test
  void aModelThatSaysNothingIsNotWaitedForForEver() {
    try (var caller = call(Duration.ofSeconds(2))) {
      google.session(0);
      said(caller, "technisches Problem");
      assertThat(failures).extracting(Failure::reason).contains(Failure.Reason.TIMEOUT);
      google.session(1);
      google.session(2);
      said(caller, "auf einfachere Weise");
    }
  }

  private static void speak(LocalAudio microphone, double hertz, double seconds) {
    get(microphone.play(Tone.of(hertz, 8_000, seconds)));
  }

  /** In any quarter of a second of it. */
  private static double loudest(short[] samples, double hertz) {
    double most = 0;
    for (int at = 0; at + 4_000 <= samples.length; at += 1_000) {
      most =
          Math.max(
              most, Tone.amplitude(Arrays.copyOfRange(samples, at, at + 4_000), 16_000, hertz));
    }
    return most;
  }

  private static RoomEvent.TextReceived said(Guest caller, String part) {
    return caller.await(
        RoomEvent.TextReceived.class,
        text -> text.topic().equals("lk.transcription") && text.text().contains(part));
  }

  private static Answer answer(Request request) {
    return request instanceof Request.Book(var key, var name, var phone, var start, var treatment)
        ? new Answer.Done(new Answer.Appointment(7, start, start.plusMinutes(30), treatment))
        : new Answer.Unavailable();
  }
}
