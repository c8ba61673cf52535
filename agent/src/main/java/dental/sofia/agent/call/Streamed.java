package dental.sofia.agent.call;

import dental.sofia.agent.partner.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** An utterance that is played while it comes. */
final class Streamed implements Utterance {
  private final Voice voice;
  private final Voice.Listener listener;
  private final int then;
  private final String segment = UUID.randomUUID().toString();
  private final StringBuilder text = new StringBuilder();
  private final List<short[]> early = new ArrayList<>();
  private final CompletableFuture<Void> finished = new CompletableFuture<>();
  private CompletableFuture<?> played = CompletableFuture.completedFuture(null);
  private CompletableFuture<Void> said;
  private boolean current;
  private boolean complete;

  /**
   * @param then how many interruptions there were when it was begun
   */
  Streamed(Voice voice, Voice.Listener listener, int then) {
    this.voice = voice;
    this.listener = listener;
    this.then = then;
  }

  @Override
  public void sound(short[] samples) {
    if (begin()) {
      synchronized (this) {
        if (current) {
          played = voice.play(samples, then);
        } else {
          early.add(samples);
        }
      }
    }
  }

  @Override
  public void words(String more) {
    if (begin()) {
      synchronized (this) {
        text.append(more);
        write(false);
      }
    }
  }

  @Override
  public CompletableFuture<Void> end() {
    CompletableFuture<?> all;
    synchronized (this) {
      if (said == null) {
        return CompletableFuture.completedFuture(null);
      }
      complete = true;
      all = current ? played : null;
    }
    if (all != null) {
      all.whenComplete((done, failure) -> finish());
    }
    return said;
  }

  /** Interrupted. */
  void cut() {
    finish();
  }

  /** False if it is of no use any more. */
  private boolean begin() {
    if (!voice.still(then)) {
      return false;
    }
    synchronized (this) {
      if (complete) {
        return false;
      }
      if (said != null) {
        return true;
      }
      said = new CompletableFuture<>();
    }
    voice.opened(this);
    voice.enqueue(then, this::perform).whenComplete((done, failure) -> said.complete(null));
    return true;
  }

  private CompletableFuture<?> perform() {
    boolean whole;
    synchronized (this) {
      current = true;
      early.forEach(samples -> played = voice.play(samples, then));
      early.clear();
      write(false);
      whole = complete;
    }
    if (whole) {
      played.whenComplete((done, failure) -> finish());
    }
    return finished;
  }

  private void finish() {
    voice.closed(this);
    synchronized (this) {
      if (finished.isDone()) {
        return;
      }
      complete = true;
      write(true);
    }
    finished.complete(null);
  }

  private void write(boolean whole) {
    if (current && !text.isEmpty()) {
      listener.written(segment, text.toString(), whole);
    }
  }
}
