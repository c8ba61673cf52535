package dental.sofia.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.partner.Line;
import dental.sofia.agent.partner.MemoryStage;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.support.FakeOpenAi;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A call held by a server that speaks the published protocol. */
abstract class ApiTest {
  static final Duration LIMIT = Duration.ofMillis(700);

  final MemoryStage stage = new MemoryStage();
  FakeOpenAi api;
  Partner partner;

  @BeforeEach
  void start() throws IOException {
    api = new FakeOpenAi();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  final void begin() {
    begin(new OpenAiProvider(TestOpenAi.settings(api, LIMIT)));
  }

  final void begin(Provider provider) {
    partner = provider.partner(stage);
    on(() -> partner.begin(Practice.unknown(), List.<Line>of()));
  }

  final void write(String text) {
    on(() -> partner.wrote(text));
  }

  final void frames(short[] samples) {
    for (int i = 0; i + 480 <= samples.length; i += 480) {
      var frame = new AudioFrame(Arrays.copyOfRange(samples, i, i + 480), 48_000, 1);
      on(() -> partner.audio(frame));
    }
  }

  final void on(Runnable what) {
    stage.turns().execute(what);
  }

  final void said(String... parts) {
    for (var part : parts) {
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () -> assertThat(stage.said).anySatisfy(text -> assertThat(text).contains(part)));
    }
  }
}
