/**
 * Measures a worker of LiveKit from outside, whatever it is written in: {@code dev/bench/agent.sh}.
 */
package dental.sofia.agent.bench;
