package dental.sofia.wire.whip;

import dental.sofia.wire.Fault;

/** What became of an attempt to join. */
public sealed interface WhipResult {

  /** Joined; whoever gets this closes the session. */
  record Joined(WhipSession session) implements WhipResult {}

  /** LiveKit answered that it won't: 401 for the token, 404 for the room, 503 for its limits. */
  record Refused(int status, String excerpt) implements WhipResult {}

  /** There was no answer, or one that is no WHIP. */
  record Failed(Fault fault) implements WhipResult {}
}
