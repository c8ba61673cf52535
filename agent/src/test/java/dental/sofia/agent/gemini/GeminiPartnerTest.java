package dental.sofia.agent.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.partner.Line;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.support.FakeGemini;
import dental.sofia.agent.support.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A conversation with Google's protocol, in which everything goes well. */
class GeminiPartnerTest {
  private final FakeGemini google = FakeGemini.start();
  private final TestStage stage =
      new TestStage(request -> CompletableFuture.completedFuture(new Answer.Unavailable()));
  private final Partner partner = TestGemini.partner(google, stage);

  @AfterEach
  void stop() {
    stage.tell(partner, Partner::close);
    stage.close();
    google.close();
  }

  @Test
  void theSetupAsksForGermanSpeechTranscriptsToolsAndAConversationThatSurvivesItsConnection() {
    begin(List.of());
    var setup = google.session(0).setup();
    assertThat(setup.at("/model").asText()).isEqualTo("models/gemini-3.8-live");
    assertThat(setup.at("/generationConfig/responseModalities").toString())
        .isEqualTo("[\"AUDIO\"]");
    assertThat(setup.at("/generationConfig/speechConfig/languageCode").asText()).isEqualTo("de-DE");
    assertThat(
            setup
                .at("/generationConfig/speechConfig/voiceConfig/prebuiltVoiceConfig/voiceName")
                .asText())
        .isEqualTo("Kore");
    assertThat(setup.at("/systemInstruction").toString())
        .contains("Sofia")
        .contains("Parkplatz im Hof");
    assertThat(setup.has("inputAudioTranscription")).isTrue();
    assertThat(setup.has("outputAudioTranscription")).isTrue();
    assertThat(setup.has("sessionResumption")).isTrue();
    assertThat(setup.at("/sessionResumption/handle").isMissingNode()).isTrue();
    assertThat(setup.at("/contextWindowCompression").has("slidingWindow")).isTrue();
    var functions = setup.at("/tools/0/functionDeclarations");
    assertThat(functions.findValuesAsText("name"))
        .contains("termin_buchen", "freie_termine", ToolUse.HANG_UP);
    assertThat(functions.findValuesAsText("behavior")).containsOnly("BLOCKING");
    assertThat(functions.at("/1/parameters/type").asText()).isEqualTo("OBJECT");
  }

  @Test
  void sheIsAskedToGreetAndWhatSheSaysIsHeardWholeAndShown() {
    begin(List.of());
    var session = google.session(0);
    assertThat(
            session
                .awaitTold("clientContent", "Begrüße")
                .at("/clientContent/turnComplete")
                .asBoolean())
        .isTrue();
    session.say(440, 8_000, 1.0, "Guten Tag, hier ist Sofia.");
    session.turnComplete();

    var greeting = stage.awaitSpoken(0);
    assertThat(greeting.words.toString()).isEqualTo("Guten Tag, hier ist Sofia.");
    var samples = greeting.samples();
    assertThat(samples.length).as("one second at 48 kHz").isBetween(47_900, 48_100);
    assertThat(Tone.amplitude(samples, 48_000, 440)).isBetween(7_800.0, 8_200.0);
    assertThat(stage.spoken).as("one answer, whatever its pieces").hasSize(1);
  }

  @Test
  void theCallersSoundReachesGoogleWholeAndInShortPieces() {
    begin(List.of());
    var session = google.session(0);
    speak(Tone.of(500, 9_000, 2));
    FakeGemini.waitUntil("two seconds of sound", () -> session.heard().length >= 31_000);
    assertThat(Tone.amplitude(Arrays.copyOf(session.heard(), 16_000), 16_000, 500))
        .isBetween(8_700.0, 9_300.0);
    assertThat(session.longestChunkMillis()).isBetween(10, 100);
  }

  @Test
  void whatTheCallerSaidIsShownAsItGrowsAndWholeBeforeTheAnswer() {
    begin(List.of());
    var session = google.session(0);
    session.understood("Ich hätte gern ");
    session.understood("einen Termin.");
    session.say(440, 8_000, 0.1, "Gern.");
    session.turnComplete();
    var first = stage.await(TestStage.Deed.Heard.class, heard -> !heard.complete());
    var whole = stage.await(TestStage.Deed.Heard.class, TestStage.Deed.Heard::complete);
    assertThat(first.text()).isEqualTo("Ich hätte gern");
    assertThat(whole.text()).isEqualTo("Ich hätte gern einen Termin.");
    assertThat(whole.segment()).isEqualTo(first.segment());
  }

  @Test
  void whatTheCallerWritesIsToldAsWritten() {
    begin(List.of());
    stage.tell(partner, one -> one.wrote("Wann haben Sie geöffnet?"));
    var told = google.session(0).awaitTold("clientContent", "geöffnet");
    assertThat(told.at("/clientContent/turns/0/role").asText()).isEqualTo("user");
    assertThat(told.at("/clientContent/turnComplete").asBoolean()).isTrue();
  }

  @Test
  void aConversationThatSomebodyElseHeldIsGoneOnWith() {
    begin(
        List.of(
            new Line(Line.Speaker.SOFIA, "Guten Tag."),
            new Line(Line.Speaker.CALLER, "Ich habe Zahnschmerzen.")));
    var told = google.session(0).awaitTold("clientContent", "Zahnschmerzen");
    assertThat(told.at("/clientContent/turns").findValuesAsText("role"))
        .containsExactly("model", "user");
    assertThat(told.at("/clientContent/turnComplete").asBoolean()).isTrue();
    assertThat(google.session(0).told()).as("she does not greet again").hasSize(1);
  }

  @Test
  void afterThreeSilencesSheSaysGoodbyeAndEndsTheCall() {
    begin(List.of());
    for (int i = 0; i < 2; i++) {
      stage.tell(partner, Partner::silence);
    }
    google.session(0).awaitTold("clientContent", "noch da");
    assertThat(stage.find(TestStage.Deed.HungUp.class, one -> true)).isEmpty();
    stage.tell(partner, Partner::silence);
    stage.await(TestStage.Deed.HungUp.class, one -> true);
    stage.await(TestStage.Deed.Said.class, said -> said.text().contains("Auf Wiederhören"));
  }

  @Test
  void conversationsLeaveNothingBehind() {
    for (int i = 0; i < 20; i++) {
      var another = TestGemini.partner(google, stage);
      stage.tell(another, one -> one.begin(Practice.unknown(), List.of()));
      var session = google.session(i);
      stage.tell(another, Partner::close);
      FakeGemini.waitUntil("the end of " + i, session::closed);
    }
    begin(List.of());
    google.session(20);
    // The library names the thread that reads a connection after its address.
    FakeGemini.waitUntil(
        "one of " + Thread.getAllStackTraces().keySet(),
        () -> threads("OkHttp https://" + google.url().getAuthority()) == 1);
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .count();
  }

  private void begin(List<Line> soFar) {
    stage.tell(partner, one -> one.begin(Practice.unknown(), soFar));
  }

  private void speak(short[] samples) {
    for (int at = 0; at < samples.length; at += 480) {
      var frame = new AudioFrame(Arrays.copyOfRange(samples, at, at + 480), 48_000, 1);
      stage.tell(partner, one -> one.audio(frame));
    }
  }
}
