/** Deployments on loopback, to be verified by tests. */
package dental.sofia.kubectl.support;
