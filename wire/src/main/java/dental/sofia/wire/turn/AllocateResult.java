package dental.sofia.wire.turn;

/** What became of an Allocate request. */
public sealed interface AllocateResult permits Allocated, Refused, Failed {}
