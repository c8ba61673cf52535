package dental.sofia.agent.gemini;

import com.google.genai.types.Content;
import com.google.genai.types.Part;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.gemini.Received.ToolCalls;
import dental.sofia.agent.language.Desk;
import dental.sofia.agent.language.Prompt;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.partner.Line;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.rtc.AudioFrame;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sofia in one call, by Google. A connection to it lasts some ten minutes and may break before; the
 * conversation is then gone on with on another one. What that can't mend is told to the stage.
 */
final class GeminiPartner implements Partner {
  private static final Logger LOG = Logger.getLogger(GeminiPartner.class);
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
  private String instructions;
  private Connection connection;
  private Optional<String> handle = Optional.empty();
  private Optional<String> unanswered = Optional.empty();
  private boolean opened;
  private boolean goingAway;
  private boolean resumedInVain;
  private boolean hangingUp;
  private int silences;
  private boolean over;

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
    instructions = Prompt.of(practice, stage.now(), settings.instructions());
    connect();
    if (soFar.isEmpty()) {
      ask(Prompt.opening());
    } else {
      connection
          .outbox()
          .content(
              soFar.stream().map(GeminiPartner::content).toList(),
              soFar.getLast().speaker() == Line.Speaker.CALLER);
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
    microphone.add(frame).forEach(connection.outbox()::sound);
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
    over = true;
    if (connection != null) {
      connection.close();
    }
  }

  private void ask(String text) {
    connection.outbox().content(List.of(content(new Line(Line.Speaker.CALLER, text))), true);
  }

  private void connect() {
    opened = false;
    goingAway = false;
    var setup = Setup.of(instructions, ToolUse.declarations(), settings.voice(), handle);
    long began = System.nanoTime();
    var listener =
        new Connection.Listener() {
          private Connection mine;

          @Override
          public void opened() {
            events.connected(Duration.ofNanos(System.nanoTime() - began));
            turn(() -> opened = true);
          }

          @Override
          public void received(Received what) {
            turn(() -> take(what));
          }

          @Override
          public void ended(Failure failure) {
            turn(() -> lost(failure));
          }

          private void turn(Runnable task) {
            stage
                .turns()
                .execute(
                    () -> {
                      if (!over && connection == mine) {
                        task.run();
                      }
                    });
          }
        };
    connection = Connection.open(settings, setup, listener);
    listener.mine = connection;
  }

  private void take(Received what) {
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
      case Received.GenerationComplete made -> {} // its words may still come
      case Received.TurnComplete complete -> turnIsOver();
      case Received.Resumable(var now) -> now.ifPresent(there -> handle = now);
      case Received.GoingAway(Duration timeLeft) -> goAway(timeLeft);
      case Received.Usage(int tokens) -> events.tokens(tokens);
    }
  }

  private void answerBegins() {
    callerWords.complete();
    unanswered = Optional.empty();
    resumedInVain = false;
  }

  private void use(List<ToolCalls.Call> calls) {
    var asked = connection;
    answering.toolsUsed();
    tools.use(
        calls,
        results -> {
          if (asked == connection) {
            asked.outbox().results(results);
          }
        });
  }

  /** Google may want to end the call before it has said goodbye, or after. */
  private Map<String, Object> hangUp() {
    if (answering.audible()) {
      answering.complete();
      stage.hangUp();
      return Map.of("status", "ok");
    }
    hangingUp = true;
    later(FAREWELL_WITHIN, stage::hangUp);
    return Map.of("status", "ok", "anweisung", "Verabschiede dich jetzt in einem Satz.");
  }

  private void turnIsOver() {
    answering.complete();
    if (hangingUp) {
      stage.hangUp();
    } else if (goingAway) {
      resume();
    }
  }

  private void goAway(Duration timeLeft) {
    if (handle.isEmpty()) {
      return; // until it ends, which is a failure then
    }
    goingAway = true;
    var leaving = connection;
    var in = timeLeft.minus(settings.limits().beforeGoingAway());
    if (answering.going()) {
      later(
          in,
          () -> {
            if (leaving == connection) {
              resume();
            }
          });
    } else {
      resume();
    }
  }

  private void lost(Failure failure) {
    boolean accepted = opened;
    boolean hopeless =
        failure.reason() == Reason.UNAUTHORIZED || failure.reason() == Reason.RATE_LIMITED;
    if (accepted && handle.isPresent() && !resumedInVain && !hopeless) {
      LOG.infof("%s: %s; gone on with on another connection", stage.callId(), failure.detail());
      resume();
      return;
    }
    answering.complete();
    // What was accepted once, or was only not resumed, may well be accepted when begun anew.
    boolean worthIt = failure.reason() == Reason.REFUSED && (accepted || handle.isPresent());
    stage.failed(worthIt ? Failure.of(Reason.CONNECTION, failure.detail()) : failure);
  }

  private void resume() {
    boolean brokenOff = answering.going();
    answering.complete();
    connection.close();
    connect();
    resumedInVain = true;
    events.resumed();
    if (brokenOff) {
      ask(AGAIN);
    } else {
      unanswered.ifPresent(this::ask);
    }
  }

  private void later(Duration in, Runnable task) {
    CompletableFuture.delayedExecutor(
            Math.max(0, in.toMillis()), TimeUnit.MILLISECONDS, stage.turns())
        .execute(
            () -> {
              if (!over) {
                task.run();
              }
            });
  }

  private static Content content(Line line) {
    var role = line.speaker() == Line.Speaker.CALLER ? "user" : "model";
    return Content.builder().role(role).parts(Part.fromText(line.text())).build();
  }
}
