package dental.sofia.wire.turn;

/** What became of a Refresh request. */
public sealed interface RefreshResult permits Refreshed, Refused, Failed {}
