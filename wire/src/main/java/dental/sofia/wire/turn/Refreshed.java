package dental.sofia.wire.turn;

import java.time.Duration;

/** The allocation lives on for so long; with a lifetime of zero it is gone. */
public record Refreshed(Duration lifetime) implements RefreshResult {}
