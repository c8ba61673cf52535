/** Checks of LiveKit, the WebRTC server. */
package dental.sofia.operator.check.livekit;
