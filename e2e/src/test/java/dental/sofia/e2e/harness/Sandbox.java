package dental.sofia.e2e.harness;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A namespace of one test's own, which enforces *restricted* pod security and is deleted
 * afterwards, whatever became of the test.
 */
public final class Sandbox implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String RUN = Long.toString(System.currentTimeMillis() / 1000, 36);

  private final Cluster cluster;
  private final NodePorts ports;
  private final String namespace;
  private final Queue<Sandbox> retired;
  private final List<Sandbox> others = new ArrayList<>();

  /**
   * @param retired where it goes when its test has ended
   */
  Sandbox(Cluster cluster, NodePorts ports, Queue<Sandbox> retired) {
    this.cluster = cluster;
    this.ports = ports;
    this.retired = retired;
    this.namespace = "sofia-e2e-" + RUN + "-" + COUNT.incrementAndGet();
    cluster
        .client()
        .namespaces()
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .addToLabels("sofia.dental/e2e", "true")
                .endMetadata()
                .build())
        .create();
  }

  public Cluster cluster() {
    return cluster;
  }

  public KubernetesClient client() {
    return cluster.client();
  }

  public String namespace() {
    return namespace;
  }

  /** A second namespace, deleted along with this one. */
  public synchronized Sandbox another() {
    var other = new Sandbox(cluster, ports, retired);
    others.add(other);
    return other;
  }

  public int freeNodePort() {
    return ports.next();
  }

  public Set<Integer> takenNodePorts() {
    return ports.taken();
  }

  /** A SofiaDeployment {@code praxis} with this spec and node ports of its own. */
  public Sofia create(String spec) {
    return create("praxis", spec);
  }

  /** Creates a SofiaDeployment with this spec; where the spec leaves node ports open, free ones. */
  public Sofia create(String name, String spec) {
    Map<String, Object> fields = yaml(spec);
    // The agent is asked for by the tests that are about it, so that the others wait for less.
    fields.putIfAbsent("agent", Map.of("enabled", false));
    Map<String, Object> exposure = child(fields, "exposure");
    if ("NodePort".equals(exposure.getOrDefault("type", "NodePort"))) {
      var nodePorts =
          new LinkedHashMap<String, Object>(
              Map.of("calendar", ports.next(), "livekit", ports.next(), "turn", ports.next()));
      if (fields.containsKey("tls")) {
        nodePorts.put("turnTls", ports.next());
      }
      exposure.putIfAbsent("nodePorts", nodePorts);
      child(exposure, "nodePorts").putIfAbsent("calendar", ports.next());
      if (!cluster.isLocalNode()) {
        fields.putIfAbsent("host", cluster.nodeAddress());
      }
      Map<String, Object> transport = child(fields, "transport");
      if ("Direct".equals(transport.get("mode"))) {
        child(transport, "direct").putIfAbsent("port", ports.next());
      }
    }
    var resource = new GenericKubernetesResource();
    resource.setApiVersion("sofia.dental/v1alpha1");
    resource.setKind("SofiaDeployment");
    resource.setMetadata(
        new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
            .withName(name)
            .withNamespace(namespace)
            .build());
    resource.setAdditionalProperty("spec", fields);
    client().resource(resource).create();
    return sofia(name);
  }

  /** Creates what an example has in it, with node ports of its own where it names none. */
  public Sofia createExample(String file) {
    var example = Yaml.map(Repository.read(Repository.example(file)));
    return create(Serialization.asYaml(example.get("spec")));
  }

  /** One that was or will be made in another way. */
  public Sofia sofia(String name) {
    return new Sofia(cluster, namespace, name);
  }

  public Secret createSecret(String name, Map<String, String> values) {
    return client()
        .secrets()
        .inNamespace(namespace)
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withStringData(values)
                .build())
        .create();
  }

  /** Somebody else's Service, which has this node port. */
  public void createNodePortService(String name, int nodePort) {
    client()
        .services()
        .inNamespace(namespace)
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withType("NodePort")
                .addNewPort()
                .withPort(nodePort)
                .withNodePort(nodePort)
                .endPort()
                .endSpec()
                .build())
        .create();
  }

  private static Map<String, Object> yaml(String spec) {
    return spec.isBlank() ? new LinkedHashMap<>() : new LinkedHashMap<>(Yaml.map(spec));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> parent, String key) {
    var copy = new LinkedHashMap<>((Map<String, Object>) parent.getOrDefault(key, Map.of()));
    parent.put(key, copy);
    return copy;
  }

  /**
   * Removes the deployments; the namespace itself goes when all tests are done. Deleted while it
   * has pods, it would stay for half of their grace period, and everything in it with them.
   */
  @Override
  public void close() {
    others.forEach(Sandbox::close);
    client().resources(SofiaDeployment.class).inNamespace(namespace).delete();
    retired.add(this);
  }

  void removeNamespace() {
    client().namespaces().withName(namespace).delete();
  }
}
