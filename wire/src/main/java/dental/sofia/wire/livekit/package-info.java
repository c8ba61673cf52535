/**
 * The questions that LiveKit answers over plain HTTP: is it well, does it accept this token, which
 * rooms are there. Its WebSocket signalling is not spoken here; {@link dental.sofia.wire.whip}
 * joins without it.
 */
package dental.sofia.wire.livekit;
