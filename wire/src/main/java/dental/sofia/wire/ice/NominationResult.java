package dental.sofia.wire.ice;

import dental.sofia.wire.Fault;
import java.time.Duration;

/** What became of waiting for the other side to choose a pair. */
public sealed interface NominationResult {

  /**
   * The other side chose the relayed pair.
   *
   * @param after from its first check that was answered until it chose
   */
  record Nominated(Duration after) implements NominationResult {}

  /** It makes checks, gets answers, and has not chosen in the time that it was given. */
  record Undecided(Duration after) implements NominationResult {}

  /** No check came. */
  record Failed(Fault fault) implements NominationResult {}
}
