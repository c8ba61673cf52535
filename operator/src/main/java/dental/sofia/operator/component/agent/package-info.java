/** The voice agent as Kubernetes objects: its pods, which nobody calls, so without a Service. */
package dental.sofia.operator.component.agent;
