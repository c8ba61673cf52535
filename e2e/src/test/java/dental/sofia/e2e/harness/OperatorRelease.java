package dental.sofia.e2e.harness;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The operator under test, installed as a user would: with Helm, once for all tests. It is left as
 * it was found: removed, if it was not there before.
 *
 * <p>{@code SOFIA_E2E_OPERATOR=running} tests one that runs already, for example out of the cluster
 * in a debugger; what needs its pod is then skipped. {@code SOFIA_E2E_KEEP=1} leaves it installed.
 */
public final class OperatorRelease implements AutoCloseable {

  public static final String NAME = "sofia-operator";
  public static final String NAMESPACE = "sofia-system";

  private final Cluster cluster;
  private final boolean external;
  private final boolean wasThere;
  private final long began;

  OperatorRelease(Cluster cluster) {
    this.cluster = cluster;
    this.began = cluster.auditLog().map(AuditLog::mark).orElse(0L);
    this.wasThere = cluster.helm("status", NAME, "-n", NAMESPACE).run().code() == 0;
    boolean running = "running".equals(System.getenv("SOFIA_E2E_OPERATOR"));
    this.external = running && !wasThere;
    if (!running) {
      install();
    }
  }

  private void install() {
    awaitTheEndOfTheFormer();
    // Helm creates the definition once and never changes it again.
    cluster
        .kubectl("apply", "--server-side", "--force-conflicts", "-f", chart("crds"))
        .run()
        .orFail();
    cluster
        .kubectl("wait", "--for=condition=Established", "crd/sofiadeployments.sofia.dental")
        .run()
        .orFail();
    var result =
        cluster
            .helm("upgrade", "--install", NAME, Repository.CHART.toString())
            .with("-n", NAMESPACE, "--create-namespace", "--reset-values", "--wait", "--timeout=2m")
            .with(values().toArray(String[]::new))
            .run();
    if (result.code() != 0) {
      throw new AssertionError(result.command() + ":\n" + result.output() + "\n" + log());
    }
    if (wasThere) {
      // The image's name may be the same and its contents new.
      cluster.kubectl("rollout", "restart", "deployment/" + NAME, "-n", NAMESPACE).run().orFail();
    }
    cluster.kubectl("rollout", "status", "deployment/" + NAME, "-n", NAMESPACE).run().orFail();
  }

  /** A second try of a test begins while what the first one used is still being deleted. */
  private void awaitTheEndOfTheFormer() {
    await("the namespace of the former operator is gone")
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              var namespace = cluster.client().namespaces().withName(NAMESPACE).get();
              return namespace == null || namespace.getMetadata().getDeletionTimestamp() == null;
            });
  }

  /** Images and pod networks, as {@code --set} options. */
  public List<String> values() {
    String operator = image(cluster, "OPERATOR");
    int tag = operator.lastIndexOf(':');
    var values =
        new ArrayList<>(
            List.of(
                "--set-string",
                "image.repository=" + operator.substring(0, tag),
                "--set-string",
                "image.tag=" + operator.substring(tag + 1),
                "--set-string",
                "images.livekit=" + image(cluster, "LIVEKIT"),
                "--set-string",
                "images.coturn=" + image(cluster, "COTURN"),
                "--set-string",
                "images.calendar=" + image(cluster, "CALENDAR"),
                "--set-string",
                "images.agent=" + image(cluster, "AGENT")));
    podNetworks()
        .ifPresent(networks -> values.addAll(List.of("--set", "podNetworks={" + networks + "}")));
    return values;
  }

  /**
   * What an image that was built as localhost/… is called in this cluster.
   *
   * @param name as in images/versions.env, without its ending _IMAGE
   */
  public static String image(Cluster cluster, String name) {
    String wanted = System.getenv("SOFIA_IMAGE_" + name);
    String local = Repository.imageSetting(name + "_IMAGE").orElseThrow();
    String registry = System.getenv("IMAGE_REGISTRY");
    if (wanted != null) {
      return wanted;
    }
    return cluster.isLocalNode() || registry == null
        ? local
        : local.replaceFirst("^localhost/", registry.replaceFirst("/*$", "") + "/");
  }

  private Optional<String> podNetworks() {
    return Optional.ofNullable(System.getenv("SOFIA_POD_NETWORKS"))
        .or(() -> cluster.isLocalNode() ? Optional.of("10.244.0.0/16") : Optional.empty());
  }

  private static String chart(String path) {
    return Repository.CHART.resolve(path).toString();
  }

  /** Whether there is a pod; it is not there if the operator runs elsewhere. */
  public boolean isInCluster() {
    return !external;
  }

  /** The operator's name at the API server. */
  public String user() {
    return "system:serviceaccount:" + NAMESPACE + ":" + NAME;
  }

  /** Where in the audit log this run of the tests began. */
  public long began() {
    return began;
  }

  public Pod pod() {
    return cluster
        .client()
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("app.kubernetes.io/instance", NAME)
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no operator pod"));
  }

  public static int restarts(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .mapToInt(io.fabric8.kubernetes.api.model.ContainerStatus::getRestartCount)
        .sum();
  }

  /** Waits until a pod of the operator's is ready, and not one of those that are gone by now. */
  public Pod awaitAvailable(Set<String> gone) {
    var ready = new AtomicReference<Pod>();
    await("the operator is available")
        .pollInterval(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .until(
            () -> {
              ready.set(pod());
              return !gone.contains(ready.get().getMetadata().getUid())
                  && Readiness.isPodReady(ready.get());
            });
    return ready.get();
  }

  /** The end of the operator's log. */
  public String log() {
    return external
        ? "(the operator runs outside; so does its log)"
        : cluster
            .kubectl("logs", "deployment/" + NAME, "-n", NAMESPACE, "--tail=60")
            .run()
            .output();
  }

  @Override
  public void close() {
    if (!external && !wasThere && System.getenv("SOFIA_E2E_KEEP") == null) {
      cluster.helm("uninstall", NAME, "-n", NAMESPACE, "--wait").run();
      cluster.client().namespaces().withName(NAMESPACE).delete();
    }
  }
}
