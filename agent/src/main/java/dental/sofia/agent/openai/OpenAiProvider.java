package dental.sofia.agent.openai;

import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.speech.Remembering;

/** OpenAI, or whoever has the same API. */
public final class OpenAiProvider implements Provider {
  private static final int REMEMBERED_TEXTS = 32;

  private final OpenAiSettings settings;
  private final Sound sound;
  private final Remembering voice;

  public OpenAiProvider(OpenAiSettings settings) {
    this.settings = settings;
    this.sound = new Sound(settings);
    this.voice = new Remembering(sound, REMEMBERED_TEXTS);
  }

  @Override
  public String name() {
    return "OpenAI";
  }

  @Override
  public boolean hears() {
    return true;
  }

  @Override
  public Partner partner(Stage stage) {
    return new OpenAiPartner(settings, sound, voice, stage);
  }
}
