package dental.sofia.agent.offline;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Conversation;
import dental.sofia.agent.conversation.Event;
import dental.sofia.agent.conversation.OfflineConversation;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Line;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.rtc.AudioFrame;
import dental.sofia.agent.speech.SpeechRecognition;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A conversation by rules: carries out what the rules want and tells them what happens. */
final class OfflinePartner implements Partner {
  private static final Logger LOG = Logger.getLogger(OfflinePartner.class);

  private final Stage stage;
  private final OfflineConversation conversation;
  private final Optional<Listening> listening;
  private Conversation.State state;

  OfflinePartner(
      Stage stage, OfflineConversation conversation, Optional<SpeechRecognition> recognition) {
    this.stage = stage;
    this.conversation = conversation;
    this.listening = recognition.map(one -> new Listening(one, stage, this::tell));
  }

  @Override
  public void begin(Practice practice, List<Line> soFar) {
    if (soFar.isEmpty()) {
      take(conversation.begin(practice, stage.callId(), stage.now()));
      return;
    }
    state = conversation.resume(practice, stage.callId());
    var last = soFar.getLast();
    tell(last.speaker() == Line.Speaker.CALLER ? new Event.Heard(last.text()) : new Event.CutOff());
  }

  @Override
  public void wrote(String text) {
    tell(new Event.Heard(text));
  }

  @Override
  public void voiceBegan() {
    listening.ifPresentOrElse(Listening::begin, () -> tell(new Event.SpokenInVain()));
  }

  @Override
  public void audio(AudioFrame frame) {
    listening.ifPresent(one -> one.hear(frame.samples()));
  }

  @Override
  public void voiceEnded() {
    listening.ifPresent(Listening::end);
  }

  @Override
  public void silence() {
    tell(new Event.Silence());
  }

  @Override
  public void close() {
    listening.ifPresent(Listening::close);
  }

  private void tell(Event event) {
    if (state == null) {
      return;
    }
    try {
      take(conversation.next(state, event, stage.now()));
    } catch (RuntimeException e) {
      LOG.errorf(e, "the conversation failed at %s", event.getClass().getSimpleName());
      stage.failed(Failure.of(Failure.Reason.INTERNAL, e.getClass().getSimpleName()));
    }
  }

  private void take(Conversation.Step step) {
    state = step.state();
    for (var action : step.actions()) {
      switch (action) {
        case Action.Say(String text) -> stage.say(text);
        case Action.Ask(var request) -> stage.ask(request).thenAccept(this::answered);
        case Action.Show shows -> stage.show(shows);
        case Action.HangUp hangUp -> stage.hangUp();
      }
    }
  }

  private void answered(Answer answer) {
    tell(new Event.Answered(answer));
  }
}
