package dental.sofia.agent.gemini;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.partner.Failure;
import dental.sofia.agent.partner.Partner;
import dental.sofia.agent.partner.Stage;
import dental.sofia.agent.partner.Utterance;
import dental.sofia.agent.support.FakeGemini;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A call without a room: what a partner wants is written down. */
final class TestStage implements Stage, AutoCloseable {
  static final LocalDateTime NOW = LocalDateTime.parse("2026-11-23T09:00");

  /** What a partner did. */
  sealed interface Deed {
    record Said(String text) implements Deed {}

    record Cleared() implements Deed {}

    record Heard(String segment, String text, boolean complete) implements Deed {}

    record Asked(Request request) implements Deed {}

    record Shown(Action.Show what) implements Deed {}

    record HungUp() implements Deed {}

    record Failed(Failure failure) implements Deed {}
  }

  /** An answer, as far as it has come. */
  static final class Spoken implements Utterance {
    final List<short[]> pieces = new CopyOnWriteArrayList<>();
    final StringBuffer words = new StringBuffer();
    volatile boolean ended;

    @Override
    public void sound(short[] samples) {
      pieces.add(samples);
    }

    @Override
    public void words(String more) {
      words.append(more);
    }

    @Override
    public CompletableFuture<Void> end() {
      ended = true;
      return CompletableFuture.completedFuture(null);
    }

    short[] samples() {
      var all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
      int at = 0;
      for (var piece : pieces) {
        System.arraycopy(piece, 0, all, at, piece.length);
        at += piece.length;
      }
      return all;
    }
  }

  final List<Deed> deeds = new CopyOnWriteArrayList<>();
  final List<Spoken> spoken = new CopyOnWriteArrayList<>();
  private final ExecutorService lane = Executors.newSingleThreadExecutor();
  private final Function<Request, CompletableFuture<Answer>> calendar;
  volatile int callerTurns;

  TestStage(Function<Request, CompletableFuture<Answer>> calendar) {
    this.calendar = calendar;
  }

  /** Tells the partner something where it is to be told. */
  void tell(Partner partner, Consumer<Partner> what) {
    lane.execute(() -> what.accept(partner));
  }

  <T extends Deed> T await(Class<T> kind, Predicate<T> fits) {
    FakeGemini.waitUntil(
        kind.getSimpleName() + " among " + deeds, () -> find(kind, fits).findFirst().isPresent());
    return find(kind, fits).findFirst().orElseThrow();
  }

  <T extends Deed> java.util.stream.Stream<T> find(Class<T> kind, Predicate<T> fits) {
    return deeds.stream().filter(kind::isInstance).map(kind::cast).filter(fits);
  }

  /** The answer of this number, from zero, when it is over. */
  Spoken awaitSpoken(int number) {
    FakeGemini.waitUntil(
        "answer " + number, () -> spoken.size() > number && spoken.get(number).ended);
    return spoken.get(number);
  }

  @Override
  public void close() {
    lane.shutdownNow();
  }

  @Override
  public String callId() {
    return "AJ_test";
  }

  @Override
  public LocalDateTime now() {
    return NOW;
  }

  @Override
  public Executor turns() {
    return task -> {
      if (!lane.isShutdown()) {
        lane.execute(task);
      }
    };
  }

  @Override
  public CompletableFuture<Void> say(String text) {
    deeds.add(new Deed.Said(text));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> say(String text, CompletableFuture<short[]> sound) {
    return say(text);
  }

  @Override
  public Utterance speak() {
    var utterance = new Spoken();
    spoken.add(utterance);
    return utterance;
  }

  @Override
  public boolean clear() {
    deeds.add(new Deed.Cleared());
    return true;
  }

  @Override
  public void heard(String segment, String text, boolean complete) {
    deeds.add(new Deed.Heard(segment, text, complete));
  }

  @Override
  public int callerTurns() {
    return callerTurns;
  }

  @Override
  public CompletableFuture<Answer> ask(Request request) {
    deeds.add(new Deed.Asked(request));
    return calendar.apply(request).thenApplyAsync(answer -> answer, lane);
  }

  @Override
  public void show(Action.Show what) {
    deeds.add(new Deed.Shown(what));
  }

  @Override
  public void hangUp() {
    deeds.add(new Deed.HungUp());
  }

  @Override
  public void failed(Failure failure) {
    deeds.add(new Deed.Failed(failure));
  }
}
