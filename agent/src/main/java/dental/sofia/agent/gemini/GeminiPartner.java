package dental.sofia.agent.gemini;

import com.google.genai.types.Content;
import com.google.genai.types.Part;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.gemini.Received.ToolCalls;
import dental.sofia.agent.language.Desk;
import dental.sofia.agent.language.Prompt;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Line;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.rtc.AudioFrame;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sofia in one call, by Google: who speaks when, and what is to be done besides. */
final class GeminiPartner implements Partner, Session.Listener {
  private static final int SILENCES = 3;
  private static final Duration FAREWELL_WITHIN = Duration.ofSeconds(6);
  private static final String STILL_THERE =
      "(Der Anrufer sagt nichts. Frage in einem kurzen Satz, ob er noch da ist.)";
  private static final String AGAIN =
      "(Die Verbindung war gestört, deine letzte Antwort kam nicht ganz an. Gib sie noch einmal.)";
  private static final String FAREWELL =
      "Ich höre leider nichts mehr von Ihnen. Rufen Sie gern wieder an. Auf Wiederhören!";

  private final GeminiSettings settings;
  private final GeminiEvents events;
  private final Stage stage;
  private final Microphone microphone = new Microphone();
  private final Answering answering;
  private final CallerWords callerWords;
  private ToolUse tools;
  private Session session;
  private Optional<String> unanswered = Optional.empty();
  private boolean hangingUp;
  private boolean closed;
  private int silences;

  GeminiPartner(GeminiSettings settings, GeminiEvents events, Stage stage) {
    this.settings = settings;
    this.events = events;
    this.stage = stage;
    answering = new Answering(stage);
    callerWords = new CallerWords(stage, turn -> unanswered = Optional.of(turn));
  }

  @Override
  public void begin(Practice practice, List<Line> soFar) {
    tools = new ToolUse(new Desk(stage, practice), stage, this::hangUp);
    var instructions = Prompt.of(practice, stage.now(), settings.instructions());
    session = new Session(settings, events, stage, instructions, this);
    if (soFar.isEmpty()) {
      ask(Prompt.opening());
    } else {
      boolean waiting = soFar.getLast().speaker() == Line.Speaker.CALLER;
      session.outbox().content(soFar.stream().map(GeminiPartner::content).toList(), waiting);
    }
  }

  @Override
  public void wrote(String text) {
    silences = 0;
    callerWords.complete();
    answering.cutOff();
    unanswered = Optional.of(text);
    ask(text);
  }

  @Override
  public void voiceBegan() {
    silences = 0;
    callerWords.speaking(true);
    stage.clear();
    answering.cutOff();
  }

  @Override
  public void audio(AudioFrame frame) {
    microphone.add(frame).forEach(session.outbox()::sound);
  }

  @Override
  public void voiceEnded() {
    callerWords.speaking(false);
  }

  @Override
  public void silence() {
    if (++silences < SILENCES) {
      ask(STILL_THERE);
    } else {
      stage.say(FAREWELL);
      stage.hangUp();
    }
  }

  @Override
  public void close() {
    closed = true;
    if (session != null) {
      session.close();
    }
  }

  @Override
  public void received(Received what) {
    switch (what) {
      case Received.CallerWords(String text, boolean last) -> callerWords.add(text, last);
      case Received.Sound(byte[] pcm) -> {
        answerBegins();
        answering.sound(pcm);
      }
      case Received.Words(String text) -> {
        answerBegins();
        answering.words(text);
      }
      case Received.ToolCalls(var calls) -> {
        answerBegins();
        use(calls);
      }
      case Received.ToolCallsCancelled(var ids) -> tools.cancel(ids);
      case Received.Interrupted interrupted -> {
        answering.interrupted();
        events.interrupted();
      }
      case Received.TurnComplete complete -> turnIsOver();
      case Received.GenerationComplete made -> {} // its words may still come
      case Received.Resumable resumable -> {} // the session's affair, as the following
      case Received.GoingAway goingAway -> {}
      case Received.Usage usage -> {}
    }
  }

  @Override
  public void resumed() {
    boolean brokenOff = answering.going();
    answering.complete();
    if (brokenOff) {
      ask(AGAIN);
    } else {
      unanswered.ifPresent(this::ask);
    }
  }

  @Override
  public void failed(Failure failure) {
    answering.complete();
    stage.failed(failure);
  }

  @Override
  public boolean answering() {
    return answering.going();
  }

  private void ask(String text) {
    session.outbox().content(List.of(content(new Line(Line.Speaker.CALLER, text))), true);
  }

  private void answerBegins() {
    callerWords.complete();
    unanswered = Optional.empty();
    session.answered();
  }

  private void use(List<ToolCalls.Call> calls) {
    var asker = session.outbox();
    answering.toolsUsed();
    tools.use(calls, asker::results); // of no effect once that connection is gone
  }

  /** Google may want to end the call before it has said goodbye, or after. */
  private Map<String, Object> hangUp() {
    if (answering.audible()) {
      answering.complete();
      stage.hangUp();
      return Map.of("status", "ok");
    }
    hangingUp = true;
    Later.in(
        FAREWELL_WITHIN,
        stage,
        () -> {
          if (!closed) {
            stage.hangUp();
          }
        });
    return Map.of("status", "ok", "anweisung", "Verabschiede dich jetzt in einem Satz.");
  }

  private void turnIsOver() {
    answering.complete();
    if (hangingUp) {
      stage.hangUp();
    } else {
      session.idle();
    }
  }

  private static Content content(Line line) {
    var role = line.speaker() == Line.Speaker.CALLER ? "user" : "model";
    return Content.builder().role(role).parts(Part.fromText(line.text())).build();
  }
}
