package dental.sofia.agent.partner;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.partner.Failure.Reason;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The stage of one partner: writes down what is said, notices when nothing is, and takes no more
 * from a partner whose time is over.
 */
final class Watched implements Stage {
  private final Stage stage;
  private final Story story;
  private final ScheduledExecutorService timer;
  private final Duration answerWithin;
  private final Runnable onAnswer;
  private final BiConsumer<Watched, Failure> onFailure;
  private final Set<Utterance> unfinished = ConcurrentHashMap.newKeySet();
  private ScheduledFuture<?> limit;
  private boolean over;
  private volatile boolean spoke;

  /** The caller's turn to which something was said last. */
  private volatile int answeredTurn = -1;

  /**
   * @param answerWithin zero for one who needs not to be watched
   * @param onAnswer is called when the caller is answered; a greeting may be anybody's
   */
  Watched(
      Stage stage,
      Story story,
      ScheduledExecutorService timer,
      Duration answerWithin,
      Runnable onAnswer,
      BiConsumer<Watched, Failure> onFailure) {
    this.stage = stage;
    this.story = story;
    this.timer = timer;
    this.answerWithin = answerWithin;
    this.onAnswer = onAnswer;
    this.onFailure = onFailure;
  }

  /** Something has to be said before long. */
  synchronized void awaitAnswer() {
    answered();
    if (!over && !answerWithin.isZero()) {
      limit =
          timer.schedule(
              () -> failed(Failure.of(Reason.TIMEOUT, "no answer")),
              answerWithin.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  void end() {
    synchronized (this) {
      over = true;
      answered();
    }
    unfinished.forEach(Utterance::end);
  }

  /** Whether anything was ever said. */
  boolean spoke() {
    return spoke;
  }

  @Override
  public String callId() {
    return stage.callId();
  }

  @Override
  public LocalDateTime now() {
    return stage.now();
  }

  @Override
  public Executor turns() {
    return stage.turns();
  }

  @Override
  public int callerTurns() {
    return stage.callerTurns();
  }

  @Override
  public CompletableFuture<Void> say(String text) {
    return counted(text, over() ? null : stage.say(text));
  }

  @Override
  public CompletableFuture<Void> say(String text, CompletableFuture<short[]> sound) {
    return counted(text, over() ? null : stage.say(text, sound));
  }

  @Override
  public Utterance speak() {
    var utterance = stage.speak();
    var text = new StringBuffer();
    var saying = story.begins("");
    unfinished.add(utterance);
    return new Utterance() {
      @Override
      public void sound(short[] samples) {
        if (!over()) {
          said();
          onAnswer.run();
          utterance.sound(samples);
        }
      }

      @Override
      public void words(String more) {
        if (!over()) {
          text.append(more);
          utterance.words(more);
        }
      }

      @Override
      public CompletableFuture<Void> end() {
        if (!over()) {
          story.sofia(text.toString());
        }
        unfinished.remove(utterance);
        return utterance.end().whenComplete((done, failure) -> story.ends(saying));
      }
    };
  }

  @Override
  public boolean clear() {
    return !over() && stage.clear();
  }

  @Override
  public void heard(String segment, String text, boolean complete) {
    if (over()) {
      return;
    }
    if (complete && !text.isBlank()) {
      story.caller(text);
      // What was said may be understood later than it was answered.
      if (stage.callerTurns() != answeredTurn) {
        awaitAnswer();
      }
    }
    stage.heard(segment, text, complete);
  }

  @Override
  public CompletableFuture<Answer> ask(Request request) {
    if (over()) {
      return CompletableFuture.completedFuture(new Answer.Unavailable());
    }
    answered();
    return stage.ask(request).whenComplete((answer, failure) -> awaitAnswer());
  }

  @Override
  public void show(Action.Show what) {
    stage.show(what); // also of one who failed: the appointment is made
  }

  @Override
  public void hangUp() {
    if (!over()) {
      said();
      stage.hangUp();
    }
  }

  @Override
  public void failed(Failure failure) {
    if (!over()) {
      onFailure.accept(this, failure);
    }
  }

  private CompletableFuture<Void> counted(String text, CompletableFuture<Void> said) {
    if (said == null) {
      return CompletableFuture.completedFuture(null);
    }
    said();
    if (story.callerSpoke()) {
      onAnswer.run();
    }
    var saying = story.begins(text);
    return said.whenComplete((done, failure) -> story.ends(saying));
  }

  private void said() {
    spoke = true;
    answeredTurn = stage.callerTurns();
    answered();
  }

  private synchronized void answered() {
    if (limit != null) {
      limit.cancel(false);
      limit = null;
    }
  }

  private synchronized boolean over() {
    return over;
  }
}
