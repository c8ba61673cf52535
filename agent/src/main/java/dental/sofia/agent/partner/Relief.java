package dental.sofia.agent.partner;

import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.rtc.AudioFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One call of {@link Steadfast}: hands it from a partner that failed to the next. */
final class Relief implements Partner {
  private static final Logger LOG = Logger.getLogger(Relief.class);
  private static final String A_MOMENT =
      "Entschuldigung, ich habe gerade ein technisches Problem. Einen Augenblick bitte.";
  private static final String STILL = "Einen Augenblick noch, bitte.";
  private static final String SIMPLER =
      "Entschuldigung, ich habe ein technisches Problem. Ich helfe Ihnen auf einfachere Weise weiter.";
  private static final String IN_WRITING =
      " Hören kann ich Sie jetzt nicht: Bitte schreiben Sie mir im Chat.";

  private static final Partner NOBODY =
      new Partner() {
        @Override
        public void begin(Practice practice, List<Line> soFar) {}

        @Override
        public void wrote(String text) {}
      };

  private final Provider first;
  private final Provider fallback;
  private final Stage stage;
  private final PartnerEvents events;
  private final ScheduledExecutorService timer;
  private final Patience patience;
  private final Story story = new Story();
  private Practice practice;
  private Partner current = NOBODY;
  private Watched currentStage;
  private ScheduledFuture<?> next;
  private int inRow;
  private int inAll;
  private volatile boolean simpler;
  private boolean closed;

  Relief(
      Provider first,
      Provider fallback,
      Stage stage,
      PartnerEvents events,
      ScheduledExecutorService timer,
      Patience patience) {
    this.first = first;
    this.fallback = fallback;
    this.stage = stage;
    this.events = events;
    this.timer = timer;
    this.patience = patience;
  }

  @Override
  public void begin(Practice known, List<Line> soFar) {
    practice = known;
    take(first);
  }

  @Override
  public void wrote(String text) {
    story.caller(text);
    awaitAnswer();
    tell(partner -> partner.wrote(text));
  }

  @Override
  public void voiceBegan() {
    tell(Partner::voiceBegan);
  }

  @Override
  public void audio(AudioFrame frame) {
    tell(partner -> partner.audio(frame));
  }

  @Override
  public void voiceEnded() {
    tell(Partner::voiceEnded);
  }

  @Override
  public void silence() {
    tell(Partner::silence);
  }

  @Override
  public void close() {
    closed = true;
    dismiss();
    if (next != null) {
      next.cancel(false);
    }
  }

  private void take(Provider provider) {
    if (closed) {
      return;
    }
    currentStage =
        new Watched(
            stage,
            story,
            timer,
            simpler ? Duration.ZERO : patience.answerWithin(),
            simpler ? () -> {} : () -> events.worked(first.name()),
            this::failed);
    var soFar = story.answered();
    if (soFar.isEmpty() || soFar.getLast().speaker() == Line.Speaker.CALLER) {
      awaitAnswer();
    }
    try {
      current = provider.partner(currentStage);
    } catch (RuntimeException e) {
      fault(e);
      return;
    }
    tell(partner -> partner.begin(practice, soFar));
  }

  private void awaitAnswer() {
    if (currentStage != null) {
      currentStage.awaitAnswer();
    }
  }

  private void tell(Consumer<Partner> what) {
    if (simpler) {
      what.accept(current); // a fault of theirs is the call's to tell
      return;
    }
    try {
      what.accept(current);
    } catch (RuntimeException e) {
      fault(e);
    }
  }

  private void fault(RuntimeException e) {
    LOG.errorf(e, "%s: a fault in the partner", first.name());
    failed(currentStage, Failure.of(Reason.INTERNAL, e.getClass().getSimpleName()));
  }

  /** From any thread; of several failures of one partner the first counts. */
  private void failed(Watched by, Failure failure) {
    if (simpler) {
      stage.failed(failure);
      return;
    }
    by.end();
    stage.turns().execute(() -> relieve(by, failure));
  }

  private void relieve(Watched by, Failure failure) {
    if (closed || by != currentStage) {
      return;
    }
    dismiss();
    inRow = by.spoke() ? 1 : inRow + 1;
    inAll++;
    LOG.warnf("%s failed: %s, %s", first.name(), failure.reason().label(), failure.detail());
    events.failed(first.name(), failure);
    var pause = patience.pause(failure, inRow, inAll);
    if (pause.isPresent()) {
      stage.say(inRow == 1 ? A_MOMENT : STILL);
      again(pause.get());
    } else {
      simpler = true;
      events.fellBack(first.name());
      stage.say(SIMPLER + (fallback.hears() ? "" : IN_WRITING));
      take(fallback);
    }
  }

  private void again(Duration pause) {
    next =
        timer.schedule(
            () -> stage.turns().execute(() -> take(first)),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void dismiss() {
    var gone = current;
    current = NOBODY;
    currentStage = null;
    try {
      gone.close();
    } catch (RuntimeException e) {
      LOG.debugf(e, "%s: not closed well", first.name());
    }
  }
}
