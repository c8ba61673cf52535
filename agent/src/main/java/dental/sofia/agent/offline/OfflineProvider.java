package dental.sofia.agent.offline;

import dental.sofia.agent.conversation.OfflineConversation;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Provider;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.speech.SpeechRecognition;
import dental.sofia.agent.speech.SpeechSynthesis;
import java.util.Optional;

/** The provider that is always there. */
public final class OfflineProvider implements Provider {
  public static final String NAME = "Offline";

  private final SpeechSynthesis synthesis;
  private final Optional<SpeechRecognition> recognition;
  private final OfflineConversation conversation;

  /**
   * @param recognition empty if callers can't be heard
   */
  public OfflineProvider(SpeechSynthesis synthesis, Optional<SpeechRecognition> recognition) {
    this.synthesis = synthesis;
    this.recognition = recognition;
    this.conversation = new OfflineConversation(hears());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean hears() {
    return recognition.isPresent();
  }

  @Override
  public Partner partner(Stage stage) {
    return new OfflinePartner(stage, conversation, recognition);
  }

  /** The greeting is the same in every call: it is spoken before the first. */
  @Override
  public void prepare(Practice practice) {
    conversation.greetings(practice).forEach(synthesis::speak);
  }
}
