/**
 * LiveKit, the WebRTC server: its livekit.yaml as a type, its key files, Deployment, Service and
 * ServiceAccount.
 */
package dental.sofia.operator.component.livekit;
