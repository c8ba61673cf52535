/**
 * What the tests stand on: the cluster, the operator in it, a namespace for each test, and the
 * clients that a caller would use. {@link dental.sofia.e2e.harness.EndToEnd} is the way in.
 */
package dental.sofia.e2e.harness;
