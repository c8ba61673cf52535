/**
 * A participant in a LiveKit room, in Java: joins by LiveKit's signalling protocol, hears and sends
 * audio by WebRTC, sends and receives text, and comes back after an interruption. Start reading at
 * {@link dental.sofia.agent.rtc.WebRtc} and {@link dental.sofia.agent.rtc.Room}; {@code README.md}
 * in this folder has an example. Nothing here knows what is said, or of the rest of the agent.
 */
package dental.sofia.agent.rtc;
