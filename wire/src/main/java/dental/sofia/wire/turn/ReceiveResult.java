package dental.sofia.wire.turn;

/** What became of waiting for a peer's data. */
public sealed interface ReceiveResult permits Received, Failed {}
