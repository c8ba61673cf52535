package dental.sofia.kubectl.cluster;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads with the user's own rights; writes nothing. */
public final class ClusterReader implements AutoCloseable {

  private final KubernetesClient client;
  private final String namespace;

  ClusterReader(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** No request is made yet. */
  public static ClusterReader connect(Connection connection) {
    connection.kubeconfig().ifPresent(ClusterReader::use);
    Config found = configuration(connection);
    connection
        .context()
        .filter(wanted -> found.getContexts().stream().noneMatch(c -> wanted.equals(c.getName())))
        .ifPresent(
            wanted -> {
              throw new Unanswered("the kubeconfig has no context " + wanted);
            });
    if (found.getCurrentContext() == null && found.getAutoOAuthToken() == null) {
      throw new Unanswered(
          "no kubeconfig names a cluster: set KUBECONFIG, or name a file with --kubeconfig");
    }
    int millis = Math.toIntExact(connection.timeout().toMillis());
    var config =
        new ConfigBuilder(found)
            .withConnectionTimeout(millis)
            .withRequestTimeout(millis)
            // Whoever waits for an answer at a terminal tries again by hand.
            .withRequestRetryBackoffLimit(0)
            .withUserAgent("kubectl-sofia")
            .build();
    String namespace =
        connection
            .namespace()
            .or(() -> Optional.ofNullable(config.getNamespace()))
            .orElse("default");
    return new ClusterReader(new KubernetesClientBuilder().withConfig(config).build(), namespace);
  }

  private static Config configuration(Connection connection) {
    try {
      return Config.autoConfigure(connection.context().orElse(null));
    } catch (RuntimeException e) {
      // The parsers below the client throw what they like.
      throw new Unanswered("the kubeconfig can't be used" + cause(e));
    }
  }

  private static void use(Path kubeconfig) {
    if (!Files.isReadable(kubeconfig)) {
      throw new Unanswered("there is no readable file " + kubeconfig);
    }
    System.setProperty(Config.KUBERNETES_KUBECONFIG_FILE, kubeconfig.toString());
  }

  /**
   * @throws Unanswered where there is no such resource, or it can't be read
   */
  public Deployed read(String name) {
    String what = "SofiaDeployment " + name + " in namespace " + namespace;
    SofiaDeployment resource;
    try {
      resource =
          client.resources(SofiaDeployment.class).inNamespace(namespace).withName(name).get();
    } catch (KubernetesClientException e) {
      throw new Unanswered("can't read " + what + ": " + reason(e, "get sofiadeployments"));
    }
    if (resource == null) {
      throw new Unanswered(
          "there is no " + what + "; kubectl get sofia -A lists those that there are");
    }
    return new Live(resource);
  }

  private final class Live implements Deployed {

    private final SofiaDeployment resource;

    Live(SofiaDeployment resource) {
      this.resource = resource;
    }

    @Override
    public SofiaDeployment resource() {
      return resource;
    }

    @Override
    public Seen<List<Pod>> pods(ComponentName component) {
      var labels = Labels.selector(Identity.of(resource), component);
      return seen(
          () ->
              client.pods().inNamespace(namespace).withLabels(labels).list().getItems().stream()
                  .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                  .toList(),
          "the pods of " + component.software(),
          "list pods");
    }

    @Override
    public Seen<Secret> secret(String name) {
      return seen(
          () -> client.secrets().inNamespace(namespace).withName(name).get(),
          "Secret " + name,
          "get secrets/" + name);
    }
  }

  private <T> Seen<T> seen(Supplier<T> question, String what, String right) {
    try {
      T value = question.get();
      return value == null
          ? new Seen.Hidden<>("there is no " + what + " in namespace " + namespace)
          : new Seen.Readable<>(value);
    } catch (KubernetesClientException e) {
      return new Seen.Hidden<>("can't read " + what + ": " + reason(e, right));
    }
  }

  private String reason(KubernetesClientException e, String right) {
    if (e.getStatus() == null) {
      return "no answer from the API server at " + client.getMasterUrl() + cause(e);
    }
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_FORBIDDEN ->
          "your user lacks the right to " + right + " in namespace " + namespace;
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          "the API server does not know you (401); log in again";
      default -> "the API server answered " + e.getCode() + " " + e.getStatus().getMessage();
    };
  }

  /** The innermost reason, in brackets: its first line. */
  private static String cause(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String reason = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    return " (" + reason + ")";
  }

  @Override
  public void close() {
    client.close();
  }
}
