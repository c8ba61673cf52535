/**
 * The voice agent as Kubernetes objects: its pods, and a Service without an address of its own: by
 * its name the pods find each other, and LiveKit finds one of them.
 */
package dental.sofia.operator.component.agent;
