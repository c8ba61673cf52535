package dental.sofia.agent.openai;

import dental.sofia.agent.support.FakeOpenAi;
import java.time.Duration;

/** The provider as tests use it: with {@link FakeOpenAi}. */
final class TestOpenAi {
  private TestOpenAi() {}

  static OpenAiSettings settings(FakeOpenAi api, Duration limit) {
    return new OpenAiSettings(
        () -> "sk-secret",
        api.address(),
        "chat-model",
        "hearing-model",
        "speaking-model",
        "nova",
        "",
        limit);
  }
}
