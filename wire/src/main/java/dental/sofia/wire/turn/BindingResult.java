package dental.sofia.wire.turn;

/** What became of a Binding request. */
public sealed interface BindingResult permits Bound, Refused, Failed {}
