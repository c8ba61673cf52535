package dental.sofia.e2e.harness;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What all tests of one run share.
 *
 * @param cluster the cluster
 * @param operator the operator in it
 * @param ports node ports that nobody else uses
 * @param retired namespaces that are no longer used
 */
record Suite(Cluster cluster, OperatorRelease operator, NodePorts ports, Queue<Sandbox> retired)
    implements AutoCloseable {

  static Suite start() {
    var cluster = new Cluster(Kubeconfig.path());
    return new Suite(
        cluster,
        new OperatorRelease(cluster),
        new NodePorts(cluster),
        new ConcurrentLinkedQueue<>());
  }

  Sandbox sandbox() {
    return new Sandbox(cluster, ports, retired);
  }

  @Override
  public void close() {
    retired.forEach(Sandbox::removeNamespace);
    operator.close();
    cluster.client().close();
  }
}
