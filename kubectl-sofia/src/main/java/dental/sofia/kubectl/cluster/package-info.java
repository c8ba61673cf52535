/**
 * What the API server tells this user about a deployment: the resource, its pods and its keys, or
 * why not. The only package that knows the Kubernetes client.
 */
package dental.sofia.kubectl.cluster;
