/**
 * Faults, each put into a running deployment and found again in its status: the right condition
 * turns False, with the right reason, and no other. The operator repairs its own objects at once,
 * so most faults are put into the running process: real LiveKit and real coturn in the pods that
 * the operator made, from images with a program in front that takes orders (images/faults).
 */
package dental.sofia.e2e.faults;
