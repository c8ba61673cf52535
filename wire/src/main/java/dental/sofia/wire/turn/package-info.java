/**
 * TURN from the client's side (RFC 8656) over TCP and TLS, as far as proving a relay needs it:
 * binding, allocation, permission, data both ways, and giving the allocation back.
 *
 * <p>{@link dental.sofia.wire.turn.TurnClient} is the way in; each of its operations has a sealed
 * result of its own in which {@link dental.sofia.wire.turn.Refused} is what the server said and
 * {@link dental.sofia.wire.turn.Failed} that it said nothing useful. {@link
 * dental.sofia.wire.turn.UdpProbe} is for servers that must not answer.
 *
 * <p>Not here: channels, TCP allocations (RFC 6062), TURN over UDP or DTLS. Nothing of the product
 * uses them.
 */
package dental.sofia.wire.turn;
