package dental.sofia.e2e.harness;

import java.util.List;

/** What whoever reads a failed test wants to know, before its namespace is gone. */
final class Diagnostics {

  private Diagnostics() {}

  static void print(String test, Sandbox sandbox, OperatorRelease operator) {
    var text =
        new StringBuilder("\n===== " + test + " failed; its namespace " + sandbox.namespace());
    Cluster cluster = sandbox.cluster();
    String namespace = sandbox.namespace();
    List.of(
            cluster.kubectl(
                "get", "sofia", "-n", namespace, "-o", "yaml", "--show-managed-fields=false"),
            cluster.kubectl("get", "all,configmaps,secrets", "-n", namespace, "-o", "wide"),
            cluster.kubectl(
                "get", "events", "-n", namespace, "--sort-by=.metadata.creationTimestamp"),
            cluster.kubectl(
                "logs",
                "-n",
                namespace,
                "-l",
                "app.kubernetes.io/part-of=sofia",
                "--tail=15",
                "--prefix"))
        .forEach(
            command ->
                text.append("\n--- ").append(command).append('\n').append(command.run().output()));
    text.append("\n--- the operator's log\n").append(operator.log()).append("\n=====");
    System.out.println(text);
  }
}
