package dental.sofia.agent.partner;

import dental.sofia.agent.conversation.Practice;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Finds out without a caller whether a provider works: once when calls may come, and as long as it
 * is known to fail. So a wrong key is told before it costs anybody a conversation, and a repair is
 * noticed although nobody calls. An answer costs what a greeting costs, a refusal mostly nothing.
 */
final class Rehearsals implements PartnerEvents {
  private static final Logger LOG = Logger.getLogger(Rehearsals.class);

  private final Provider provider;
  private final PartnerEvents events;
  private final ScheduledExecutorService timer;
  private final Patience patience;
  private Practice practice = Practice.unknown();
  private ScheduledFuture<?> next;
  private boolean begun;
  private boolean failing;

  /** In vain, one after the other. */
  private int attempts;

  Rehearsals(
      Provider provider, PartnerEvents events, ScheduledExecutorService timer, Patience patience) {
    this.provider = provider;
    this.events = events;
    this.timer = timer;
    this.patience = patience;
  }

  /** Calls may come; nothing is known of the provider before the first time. */
  synchronized void prepare(Practice known) {
    practice = known;
    if (!begun) {
      begun = true;
      again(Duration.ZERO);
    }
  }

  @Override
  public void failed(String name, Failure failure) {
    events.failed(name, failure);
    synchronized (this) {
      failing = true;
      begun = true;
      attempts = 0;
      again(patience.rehearsalPause(attempts));
    }
  }

  @Override
  public void worked(String name) {
    synchronized (this) {
      begun = true;
      failing = false;
      attempts = 0;
      if (next != null) {
        next.cancel(false);
        next = null;
      }
    }
    events.worked(name);
  }

  @Override
  public void fellBack(String name) {
    events.fellBack(name);
  }

  private void again(Duration pause) {
    if (next == null) {
      next = timer.schedule(this::rehearse, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void rehearse() {
    Practice now;
    synchronized (this) {
      now = practice;
    }
    Rehearsal.of(provider, now, patience.answerWithin()).thenAccept(this::over);
  }

  private void over(Optional<Failure> failure) {
    if (failure.isEmpty()) {
      if (isFailing()) {
        LOG.infof("%s works again", provider.name());
      }
      worked(provider.name());
    } else {
      fails(failure.get());
    }
  }

  private synchronized boolean isFailing() {
    return failing;
  }

  private void fails(Failure failure) {
    synchronized (this) {
      next = null;
      attempts++;
      // At first as in a call: what a second attempt mends is not worth a word.
      Optional<Duration> soon =
          failing ? Optional.empty() : patience.pause(failure, attempts, attempts);
      if (soon.isPresent()) {
        again(soon.get());
        return;
      }
      if (!failing) {
        LOG.warnf("%s failed: %s, %s", provider.name(), failure.reason().label(), failure.detail());
        attempts = 0;
      }
      failing = true;
      again(patience.rehearsalPause(attempts));
    }
    events.failing(provider.name(), failure);
  }
}
