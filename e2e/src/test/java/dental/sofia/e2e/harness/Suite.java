package dental.sofia.e2e.harness;

/**
 * What all tests of one run share.
 *
 * @param cluster the cluster
 * @param operator the operator in it
 * @param ports node ports that nobody else uses
 */
record Suite(Cluster cluster, OperatorRelease operator, NodePorts ports) implements AutoCloseable {

  static Suite start() {
    String kubeconfig = Kubeconfig.path();
    var cluster = new Cluster(kubeconfig);
    return new Suite(cluster, new OperatorRelease(cluster), new NodePorts(cluster));
  }

  Sandbox sandbox() {
    return new Sandbox(cluster, ports);
  }

  @Override
  public void close() {
    operator.close();
    cluster.client().close();
  }
}
