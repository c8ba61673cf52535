package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.Cluster;
import dental.sofia.e2e.harness.Command;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.OperatorRelease;
import dental.sofia.e2e.harness.Repository;
import dental.sofia.e2e.harness.Sandbox;
import org.junit.jupiter.api.Test;

/** A second release, which is responsible for one namespace only and has rights in no other. */
@EndToEnd
class ChartLifecycleIT {

  private static final String RELEASE = "sofia-second";

  @Test
  void theChartIsInstalledUpgradedRolledBackAndUninstalledAndLeavesNothingButTheDefinition(
      Cluster cluster, OperatorRelease operator, Sandbox sandbox) {
    String[] values = values(operator, sandbox.another().namespace());
    helm(cluster, "lint", "--strict", chart()).with(values).run().orFail();
    assertThat(
            helm(cluster, "template", RELEASE, chart(), "--kube-version=1.34.0")
                .with(values)
                .run()
                .orFail())
        .contains("kind: Role\n")
        .doesNotContain("kind: ClusterRole\n");

    var install = helm(cluster, "install", RELEASE, chart(), "-n", sandbox.namespace());
    install.with("--skip-crds", "--wait", "--timeout=2m").with(values).run().orFail();
    assertThat(logLevel(cluster, sandbox)).isEqualTo("INFO");

    helm(cluster, "upgrade", RELEASE, chart(), "-n", sandbox.namespace())
        .with("--wait", "--timeout=2m", "--reset-values", "--set=logLevel=debug")
        .with(values)
        .run()
        .orFail();
    assertThat(logLevel(cluster, sandbox)).isEqualTo("DEBUG");

    helm(cluster, "rollback", RELEASE, "1", "-n", sandbox.namespace())
        .with("--wait", "--timeout=2m")
        .run()
        .orFail();
    assertThat(logLevel(cluster, sandbox)).isEqualTo("INFO");

    helm(cluster, "uninstall", RELEASE, "-n", sandbox.namespace(), "--wait").run().orFail();
    assertThat(
            cluster
                .kubectl(
                    "get", "all,serviceaccounts,roles,rolebindings,leases,poddisruptionbudgets")
                .with("-A", "-o", "name", "-l", "app.kubernetes.io/instance=" + RELEASE)
                .run()
                .orFail()
                .lines()
                .filter(line -> !line.startsWith("pod/") && !line.startsWith("No resources")))
        .isEmpty();
    cluster.kubectl("get", "crd", "sofiadeployments.sofia.dental").run().orFail();
  }

  @Test
  void aReleaseForOneNamespaceHasNoRightsInAnyOther(
      Cluster cluster, OperatorRelease operator, Sandbox sandbox) {
    Sandbox watched = sandbox.another();
    helm(cluster, "install", RELEASE, chart(), "-n", sandbox.namespace())
        .with("--skip-crds", "--wait", "--timeout=2m")
        .with(values(operator, watched.namespace()))
        .run()
        .orFail();
    assertThat(mayListSecrets(cluster, sandbox, watched.namespace())).isEqualTo("yes");
    assertThat(mayListSecrets(cluster, sandbox, sandbox.namespace())).isEqualTo("no");
    assertThat(mayListSecrets(cluster, sandbox, "kube-system")).isEqualTo("no");
    helm(cluster, "uninstall", RELEASE, "-n", sandbox.namespace(), "--wait").run().orFail();
  }

  private static String mayListSecrets(Cluster cluster, Sandbox sandbox, String namespace) {
    String account = "system:serviceaccount:" + sandbox.namespace() + ":" + fullName();
    String answer =
        cluster
            .kubectl("auth", "can-i", "list", "secrets", "-n", namespace, "--as", account)
            .run()
            .output();
    return answer.lines().reduce((first, last) -> last).orElse("").strip();
  }

  private static String logLevel(Cluster cluster, Sandbox sandbox) {
    return cluster
        .kubectl("get", "deployment", fullName(), "-n", sandbox.namespace(), "-o")
        .with(
            "jsonpath={.spec.template.spec.containers[0].env[?(@.name==\"QUARKUS_LOG_LEVEL\")].value}")
        .run()
        .orFail()
        .strip();
  }

  private static String fullName() {
    return RELEASE + "-sofia-operator";
  }

  private static String[] values(OperatorRelease operator, String watched) {
    var values = operator.values();
    // What exists once in a cluster belongs to the first release.
    values.addAll(
        java.util.List.of(
            "--set", "rbac.aggregate=false", "--set", "watchNamespaces={" + watched + "}"));
    return values.toArray(String[]::new);
  }

  private static Command helm(Cluster cluster, String... arguments) {
    return cluster.helm(arguments);
  }

  private static String chart() {
    return Repository.CHART.toString();
  }
}
