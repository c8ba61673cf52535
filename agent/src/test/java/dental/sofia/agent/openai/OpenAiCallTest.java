package dental.sofia.agent.openai;

import static dental.sofia.agent.rtc.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.call.Surgery;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.offline.OfflineProvider;
import dental.sofia.agent.partner.PartnerEvents;
import dental.sofia.agent.partner.Patience;
import dental.sofia.agent.partner.Steadfast;
import dental.sofia.agent.rtc.RoomEvent;
import dental.sofia.agent.support.FakeOpenAi;
import dental.sofia.agent.support.Loudness;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller speaks in a real LiveKit, and whoever has OpenAI's API answers. */
class OpenAiCallTest {
  private static final String BOOK =
      "{\"tool_calls\":[{\"index\":0,\"id\":\"call_%d\",\"type\":\"function\",\"function\":{\"name\":\"termin_buchen\",\"arguments\":\"{\\\"name\\\":\\\"Anna Weber\\\",\\\"telefon\\\":\\\"030123456\\\",\\\"beginn\\\":\\\"2030-01-07T10:00\\\",\\\"behandlung\\\":\\\"Kontrolle\\\"}\"}}]}";

  @Test
  void whatIsSpokenIsBookedAfterASpokenYes(@TempDir Path directory) throws Exception {
    var ten = LocalDateTime.of(2030, 1, 7, 10, 0);
    var booked = new Answer.Appointment(7, ten, ten.plusMinutes(30), "Kontrolle");
    try (var api = new FakeOpenAi();
        var surgery =
            new Surgery(
                directory,
                new Steadfast(
                    new OpenAiProvider(TestOpenAi.settings(api, Duration.ofSeconds(5))),
                    new OfflineProvider(Surgery.VOICE, Optional.empty()),
                    PartnerEvents.NONE,
                    Surgery.TIMER,
                    Patience.DEFAULT),
                request -> new Answer.Done(booked));
        var caller = surgery.caller()) {
      var microphone = get(caller.room().publishAudio("microphone"));
      caller.await(RoomEvent.TextReceived.class, text -> text.text().contains("hier ist Sofia"));
      caller.hearsTone(440, 8_000); // the voice of the server
      quiet(caller.await(RoomEvent.AudioStarted.class, started -> true));

      api.transcriptions.add(FakeOpenAi.transcript("Montag um zehn zur Kontrolle, Anna Weber"));
      api.chats.add(FakeOpenAi.raw("tool_calls", BOOK.formatted(1)));
      api.chats.add(FakeOpenAi.text("Kontrolle am Montag um zehn Uhr. Stimmt das?"));
      microphone.play(Surgery.VOICE.speak("Montag um zehn zur Kontrolle, Anna Weber.").join());
      caller.await(RoomEvent.TextReceived.class, text -> text.text().equals("Stimmt das?"));
      assertThat(surgery.asked).isEmpty();

      api.transcriptions.add(FakeOpenAi.transcript("Ja, genau"));
      api.chats.add(FakeOpenAi.raw("tool_calls", BOOK.formatted(2)));
      api.chats.add(FakeOpenAi.text("Der Termin ist eingetragen."));
      microphone.play(Surgery.VOICE.speak("Ja, genau so ist es richtig.").join());
      caller.await(
          RoomEvent.TextReceived.class, text -> text.text().equals("Der Termin ist eingetragen."));
      assertThat(surgery.asked).singleElement().isInstanceOf(Request.Book.class);
      caller.await(RoomEvent.TextReceived.class, text -> text.topic().equals("sofia.booking"));
      assertThat(api.chatRequests.getLast().toString()).contains("gebucht");
    }
  }

  private static void quiet(RoomEvent.AudioStarted started) {
    var loudness = new Loudness();
    started.audio().onFrame(loudness);
    await()
        .pollDelay(Duration.ofMillis(1_500))
        .until(() -> System.nanoTime() - loudness.last() > 1_000_000_000L);
  }
}
