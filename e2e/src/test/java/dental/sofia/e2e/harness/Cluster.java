package dental.sofia.e2e.harness;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The cluster of {@code KUBECONFIG}: any one, K3s in Docker, or the local node of this repository.
 */
public final class Cluster {

  private static final String STATE =
      Optional.ofNullable(System.getenv("SOFIA_NODE_STATE")).orElse("/var/lib/sofia-node");

  private final KubernetesClient client;
  private final String kubeconfig;

  Cluster(String kubeconfig) {
    this.kubeconfig = kubeconfig;
    var config = io.fabric8.kubernetes.client.Config.fromKubeconfig(Path.of(kubeconfig).toFile());
    // Tests look on while the API server comes and goes: an answer now is worth more than retries.
    this.client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(config)
                    .withRequestRetryBackoffLimit(0)
                    .withRequestTimeout(20_000)
                    .withWatchReconnectLimit(-1)
                    .build())
            .build();
  }

  public KubernetesClient client() {
    return client;
  }

  /** Whether this is the node of dev/node, which can be stopped and whose audit log is at hand. */
  public boolean isLocalNode() {
    return "1".equals(System.getenv("SOFIA_NODE")) || kubeconfig.equals(STATE + "/admin.conf");
  }

  /** Who asked the API server for what; only the local node shows it. */
  public Optional<AuditLog> auditLog() {
    Path log = Path.of(STATE, "log", "audit.log");
    return isLocalNode() && Files.isReadable(log)
        ? Optional.of(new AuditLog(log))
        : Optional.empty();
  }

  public Command kubectl(String... arguments) {
    return tool("kubectl").with(arguments);
  }

  public Command helm(String... arguments) {
    return tool("helm").with(arguments);
  }

  private Command tool(String name) {
    return Command.of(name).environment("KUBECONFIG", kubeconfig);
  }

  /** The script of the local node. */
  public Command node(String command) {
    return Command.of(Repository.ROOT.resolve("dev/node/node.sh").toString(), command);
  }

  /** An address at which node ports answer whoever runs the tests. */
  public String nodeAddress() {
    return isLocalNode() ? "127.0.0.1" : internalAddress();
  }

  /** The address that a node calls its own. */
  public String internalAddress() {
    Node node = client.nodes().list().getItems().getFirst();
    return node.getStatus().getAddresses().stream()
        .filter(address -> address.getType().equals("InternalIP"))
        .findFirst()
        .orElseThrow()
        .getAddress();
  }
}
