package dental.sofia.agent.gemini;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.partner.Stage;
import java.util.Optional;

/** Google's Live API: it hears, thinks and speaks in one. */
public final class GeminiProvider implements Provider {
  private final GeminiSettings settings;
  private final GeminiEvents events;

  public GeminiProvider(GeminiSettings settings, GeminiEvents events) {
    this.settings = settings;
    this.events = events;
  }

  @Override
  public String name() {
    return "Gemini";
  }

  @Override
  public boolean hears() {
    return true;
  }

  @Override
  public Partner partner(Stage stage) {
    return new GeminiPartner(settings, events, stage);
  }

  /** What the first call would have to wait for: the library is large. */
  @Override
  public void prepare(Practice practice) {
    Setup.of("", ToolUse.declarations(), settings.voice(), Optional.empty()).toJson();
  }
}
