package dental.sofia.agent.partner;

import dental.sofia.agent.conversation.Practice;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A provider that may fail, so that no call does: the caller is told, another attempt is made after
 * a while, and in the end the call is held by somebody who can't fail. Never silence. Whether it
 * works (again) is tried without a caller.
 */
public final class Steadfast implements Provider {
  private final Provider first;
  private final Provider fallback;
  private final Rehearsals rehearsals;
  private final ScheduledExecutorService timer;
  private final Patience patience;

  /**
   * @param fallback needs nothing that can fail
   */
  public Steadfast(
      Provider first,
      Provider fallback,
      PartnerEvents events,
      ScheduledExecutorService timer,
      Patience patience) {
    this.first = first;
    this.fallback = fallback;
    this.rehearsals = new Rehearsals(first, events, timer, patience);
    this.timer = timer;
    this.patience = patience;
  }

  @Override
  public String name() {
    return first.name();
  }

  @Override
  public boolean hears() {
    return first.hears();
  }

  @Override
  public Partner partner(Stage stage) {
    return new Relief(first, fallback, stage, rehearsals, timer, patience);
  }

  @Override
  public void prepare(Practice practice) {
    fallback.prepare(practice);
    first.prepare(practice);
    rehearsals.prepare(practice);
  }
}
