package dental.sofia.wire.turn;

/** What became of a Send indication. Whether the peer got it, only the peer can tell. */
public sealed interface SendResult permits Sent, Failed {}
