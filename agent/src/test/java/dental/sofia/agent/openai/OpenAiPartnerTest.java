package dental.sofia.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.support.FakeOpenAi;
import dental.sofia.agent.support.Tone;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Against a server that speaks the published protocol; nothing of it is left out of the way. */
class OpenAiPartnerTest extends ApiTest {
  private static final LocalDateTime TEN = LocalDateTime.of(2026, 11, 23, 10, 0);

  @Test
  void sentencesAreSpokenOneByOneWhileTheRestIsMade() {
    begin();
    said("hier ist Sofia");
    var latch = new CountDownLatch(1);
    api.chats.add(FakeOpenAi.stalled(latch, "Gern. Wie ist Ihr Name? Und", " Ihre Nummer?"));
    write("Ich brauche einen Termin");
    said("Gern.", "Wie ist Ihr Name?");
    assertThat(stage.said).doesNotContain("Und Ihre Nummer?");
    latch.countDown();
    said("Und Ihre Nummer?");
    await().until(() -> stage.sounds.size() == 4);
    assertThat(Tone.amplitude(stage.sounds.getLast(), 48_000, 440)).isCloseTo(8_000, within(400.0));
    assertThat(api.authorizations).containsOnly("Bearer sk-secret");
    var messages = api.chatRequests.getFirst().path("messages");
    assertThat(messages.get(0).path("role").asText()).isEqualTo("system");
    assertThat(messages.get(2).path("content").asText()).isEqualTo("Ich brauche einen Termin");
    assertThat(api.chatRequests.getFirst().path("tools")).hasSize(7);
    assertThat(api.speechRequests.getFirst().path("response_format").asText()).isEqualTo("pcm");
  }

  @Test
  void whatIsSpokenIsSentAsSoundAndAnswered() {
    begin();
    said("hier ist Sofia");
    api.transcriptions.add(FakeOpenAi.transcript("Wann haben Sie geöffnet?"));
    api.chats.add(FakeOpenAi.text("Von acht bis zwölf."));
    var tone = Tone.of(440, 8_000, 1);
    frames(Arrays.copyOf(tone, 14_400));
    on(partner::voiceBegan);
    frames(Arrays.copyOfRange(tone, 14_400, tone.length));
    on(partner::voiceEnded);
    said("Von acht bis zwölf.");
    assertThat(stage.heard).containsExactly("Wann haben Sie geöffnet?");
    assertThat(stage.cleared.get()).isEqualTo(1);
    String form = new String(api.forms.getFirst(), StandardCharsets.ISO_8859_1);
    assertThat(form).contains("hearing-model", "name=\"language\"\r\n\r\nde", "RIFF", "WAVEfmt ");
    assertThat(form.length()).as("a second at 16 kHz").isBetween(32_000, 33_200);
  }

  @Test
  void aNoiseWhileAnAnswerIsMadeDoesNotCostTheAnswer() {
    begin();
    var latch = new CountDownLatch(1);
    api.chats.add(FakeOpenAi.stalled(latch, "Von", " acht bis zwölf."));
    write("Wann haben Sie geöffnet?");
    await().until(() -> api.chatRequests.size() == 1);
    api.transcriptions.add(FakeOpenAi.transcript(""));
    api.chats.add(FakeOpenAi.text("Täglich."));
    on(partner::voiceBegan);
    frames(Tone.of(440, 8_000, 0.5));
    on(partner::voiceEnded);
    said("Täglich.");
    latch.countDown();
    assertThat(api.chatRequests.getLast().path("messages").toString())
        .contains("Wann haben Sie geöffnet?");
  }

  @Test
  void whatIsWrittenDuringANoiseIsAnswered() {
    begin();
    on(partner::voiceBegan);
    frames(Tone.of(440, 8_000, 0.5));
    write("Wann haben Sie geöffnet?");
    api.transcriptions.add(FakeOpenAi.transcript(""));
    api.chats.add(FakeOpenAi.text("Täglich."));
    on(partner::voiceEnded);
    said("Täglich.");
  }

  @Test
  void functionsInPiecesAndSeveralAtOnceAreCalledWithTheRightArguments() {
    stage.calendar =
        request -> new Answer.Slots(List.of(new Answer.Slot(TEN, TEN.plusMinutes(30))));
    begin();
    api.chats.add(
        FakeOpenAi.raw(
            "tool_calls",
            "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"freie_termine\",\"arguments\":\"\"}}]}",
            "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"ab\\\":\\\"2026-11-\"}}]}",
            "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"23\\\",\\\"behandlung\\\":\\\"Kontrolle\\\"}\"}}]}",
            "{\"tool_calls\":[{\"index\":1,\"id\":\"call_2\",\"type\":\"function\",\"function\":{\"name\":\"freie_termine\",\"arguments\":\"{\\\"ab\\\":\\\"2026-11-30\\\",\\\"behandlung\\\":\\\"Beratung\\\",\\\"tage\\\":2}\"}}]}"));
    api.chats.add(FakeOpenAi.text("Montag um zehn Uhr ist frei."));
    write("Wann ist etwas frei?");
    said("Montag um zehn Uhr ist frei.");
    assertThat(stage.asked)
        .containsExactly(
            new Request.FreeSlots(TEN.toLocalDate(), 7, "Kontrolle"),
            new Request.FreeSlots(TEN.toLocalDate().plusDays(7), 2, "Beratung"));
    var messages = api.chatRequests.get(1).path("messages");
    assertThat(messages.get(3).path("tool_calls")).hasSize(2);
    assertThat(messages.get(4).path("tool_call_id").asText()).isEqualTo("call_1");
    assertThat(messages.get(5).path("tool_call_id").asText()).isEqualTo("call_2");
    assertThat(messages.get(5).path("content").asText()).contains("2026-11-23T10:00");
  }

  @Test
  void argumentsThatAreNoJsonAreToldToTheModel() {
    begin();
    api.chats.add(
        FakeOpenAi.raw(
            "tool_calls",
            "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"termine_finden\",\"arguments\":\"{telefon\"}}]}"));
    api.chats.add(FakeOpenAi.text("Wie ist Ihre Nummer?"));
    write("Wann habe ich einen Termin?");
    said("Wie ist Ihre Nummer?");
    assertThat(api.chatRequests.get(1).path("messages").get(4).path("content").asText())
        .contains("fehler");
    assertThat(stage.asked).isEmpty();
  }

  @Test
  void whoIsInterruptedSaysNothingMoreAndKnowsWhatWasHeard() {
    begin();
    var latch = new CountDownLatch(1);
    api.chats.add(FakeOpenAi.stalled(latch, "Erster Satz. Zw", "eiter Satz. Dritter Satz."));
    write("Erzählen Sie");
    said("Erster Satz.");
    on(partner::voiceBegan);
    latch.countDown();
    api.transcriptions.add(FakeOpenAi.transcript("Halt"));
    api.chats.add(FakeOpenAi.text("Ja bitte?"));
    frames(Tone.of(440, 8_000, 0.5));
    on(partner::voiceEnded);
    said("Ja bitte?");
    assertThat(stage.said).doesNotContain("Zweiter Satz.", "Dritter Satz.");
    var messages = api.chatRequests.get(1).path("messages");
    assertThat(messages.get(3).path("content").asText()).isEqualTo("Erster Satz.");
    assertThat(messages.get(4).path("content").asText()).isEqualTo("Halt");
    assertThat(stage.failures).isEmpty();
  }
}
