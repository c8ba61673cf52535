package dental.sofia.agent.partner;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.partner.Failure.Reason;
import dental.sofia.agent.rtc.AudioFrame;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A call of nobody's: a second of silence to be heard and a question to be answered, because some
 * providers have somebody else who hears. It ends with the first sound or word of the answer, which
 * goes nowhere, and nothing is booked.
 */
final class Rehearsal implements Stage {
  /** As it is written to the provider. */
  static final String QUESTION = "Guten Tag, können Sie mich hören?";

  private static final List<Line> GREETED =
      List.of(new Line(Line.Speaker.SOFIA, "Guten Tag, hier ist Sofia."));

  private static final int SAMPLE_RATE = 48_000;
  private static final int FRAMES_A_SECOND = 100;
  private static final AudioFrame SILENCE =
      new AudioFrame(new short[SAMPLE_RATE / FRAMES_A_SECOND], SAMPLE_RATE, 1);

  private final CompletableFuture<Optional<Failure>> outcome = new CompletableFuture<>();

  /** What a partner still wants to do after the end is not done. */
  private final ExecutorService lane =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("rehearsal").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  private final Practice practice;

  private Rehearsal(Practice practice) {
    this.practice = practice;
  }

  /**
   * @return empty if there was an answer, else why not
   */
  static CompletableFuture<Optional<Failure>> of(
      Provider provider, Practice practice, Duration answerWithin) {
    var stage = new Rehearsal(practice);
    stage.begin(provider);
    return stage.outcome.completeOnTimeout(
        Optional.of(Failure.of(Reason.TIMEOUT, "no answer")),
        answerWithin.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void begin(Provider provider) {
    lane.execute(
        () -> {
          try {
            Partner partner = provider.partner(this);
            outcome.whenCompleteAsync((any, never) -> end(partner), lane);
            ask(partner);
          } catch (RuntimeException e) {
            failed(Failure.of(Reason.INTERNAL, e.getClass().getSimpleName()));
          }
        });
  }

  private void ask(Partner partner) {
    partner.begin(practice, GREETED);
    partner.voiceBegan();
    for (int frame = 0; frame < FRAMES_A_SECOND; frame++) {
      partner.audio(SILENCE);
    }
    partner.voiceEnded();
    partner.wrote(QUESTION);
  }

  private void end(Partner partner) {
    try {
      partner.close();
    } finally {
      lane.shutdown();
    }
  }

  private CompletableFuture<Void> answered() {
    outcome.complete(Optional.empty());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void failed(Failure failure) {
    outcome.complete(Optional.of(failure));
  }

  @Override
  public CompletableFuture<Void> say(String text) {
    return answered();
  }

  @Override
  public CompletableFuture<Void> say(String text, CompletableFuture<short[]> sound) {
    return answered();
  }

  @Override
  public Utterance speak() {
    return new Utterance() {
      @Override
      public void sound(short[] samples) {
        answered();
      }

      @Override
      public void words(String more) {
        answered();
      }

      @Override
      public CompletableFuture<Void> end() {
        return CompletableFuture.completedFuture(null);
      }
    };
  }

  @Override
  public void hangUp() {
    answered();
  }

  @Override
  public CompletableFuture<Answer> ask(Request request) {
    return CompletableFuture.completedFuture(new Answer.Unavailable());
  }

  @Override
  public String callId() {
    return "rehearsal";
  }

  @Override
  public LocalDateTime now() {
    return LocalDateTime.now(practice.zone());
  }

  @Override
  public Executor turns() {
    return lane;
  }

  @Override
  public boolean clear() {
    return false;
  }

  @Override
  public void heard(String segment, String text, boolean complete) {}

  @Override
  public int callerTurns() {
    return 1;
  }

  @Override
  public void show(Action.Show what) {}
}
