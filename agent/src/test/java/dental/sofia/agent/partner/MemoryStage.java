package dental.sofia.agent.partner;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Request;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A stage that keeps what is done on it; nothing takes time, and everything is heard at once. */
public final class MemoryStage implements Stage {
  public final List<String> said = new CopyOnWriteArrayList<>();
  public final List<short[]> sounds = new CopyOnWriteArrayList<>();
  public final List<Request> asked = new CopyOnWriteArrayList<>();
  public final List<Action.Show> shown = new CopyOnWriteArrayList<>();
  public final List<Failure> failures = new CopyOnWriteArrayList<>();

  /** What the caller said: the latest of each segment. */
  public final List<String> heard = new CopyOnWriteArrayList<>();

  public final AtomicInteger turns = new AtomicInteger();
  public final AtomicInteger cleared = new AtomicInteger();
  public volatile boolean hungUp;

  /** The calendar. */
  public volatile Function<Request, Answer> calendar = request -> new Answer.Unavailable();

  private final Executor lane =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

  @Override
  public String callId() {
    return "AJ_test";
  }

  @Override
  public LocalDateTime now() {
    return LocalDateTime.of(2026, 11, 20, 9, 0);
  }

  @Override
  public Executor turns() {
    return lane;
  }

  @Override
  public CompletableFuture<Void> say(String text) {
    said.add(text);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> say(String text, CompletableFuture<short[]> sound) {
    said.add(text);
    return sound.handle(
        (samples, failure) -> {
          if (failure == null) {
            sounds.add(samples);
          }
          return null;
        });
  }

  @Override
  public Utterance speak() {
    var words = new ArrayList<String>();
    int then = cleared.get();
    return new Utterance() {
      @Override
      public void sound(short[] samples) {
        if (then == cleared.get()) {
          sounds.add(samples);
        }
      }

      @Override
      public void words(String more) {
        words.add(more);
      }

      @Override
      public CompletableFuture<Void> end() {
        said.add(String.join("", words));
        return CompletableFuture.completedFuture(null);
      }
    };
  }

  @Override
  public boolean clear() {
    cleared.incrementAndGet();
    return true;
  }

  @Override
  public void heard(String segment, String text, boolean complete) {
    if (complete) {
      heard.add(text);
    }
  }

  @Override
  public int callerTurns() {
    return turns.get();
  }

  @Override
  public CompletableFuture<Answer> ask(Request request) {
    asked.add(request);
    return CompletableFuture.supplyAsync(() -> calendar.apply(request), lane);
  }

  @Override
  public void show(Action.Show what) {
    shown.add(what);
  }

  @Override
  public void hangUp() {
    hungUp = true;
  }

  @Override
  public void failed(Failure failure) {
    failures.add(failure);
  }
}
