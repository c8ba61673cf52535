package dental.sofia.agent.openai;

import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.support.FakeOpenAi;
import java.time.Duration;

/** The provider as tests use it: with {@link FakeOpenAi}. */
public final class TestOpenAi {
  private TestOpenAi() {}

  public static Provider provider(FakeOpenAi api, Duration limit) {
    return new OpenAiProvider(settings(api, limit));
  }

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
