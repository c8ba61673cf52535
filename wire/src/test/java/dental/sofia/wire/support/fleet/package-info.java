/**
 * A LiveKit and a coturn for as many pods as there are addresses, in one process that costs little:
 * what measures the operator must not take its processor. Every address that leads here is a pod of
 * its own; all have the same keys. {@code dev/bench/fleet.sh} runs it.
 */
package dental.sofia.wire.support.fleet;
