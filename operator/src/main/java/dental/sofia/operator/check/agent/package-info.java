/**
 * Checks of the voice agent: its pods, that LiveKit knows it, and that it comes when it is called.
 */
package dental.sofia.operator.check.agent;
