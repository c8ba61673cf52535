package dental.sofia.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A SofiaDeployment in the cluster, and what became of it. */
public final class Sofia {

  /** What a new deployment may take with images present, on a machine that others keep busy. */
  public static final Duration SETTLING = Duration.ofSeconds(60);

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          ServiceAccount.class,
          ConfigMap.class,
          Secret.class,
          PersistentVolumeClaim.class,
          Service.class,
          Ingress.class,
          Deployment.class);

  private final Cluster cluster;
  private final String namespace;
  private final String name;

  Sofia(Cluster cluster, String namespace, String name) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.name = name;
  }

  public String name() {
    return name;
  }

  public String namespace() {
    return namespace;
  }

  public Cluster cluster() {
    return cluster;
  }

  public KubernetesClient client() {
    return cluster.client();
  }

  public Resource<SofiaDeployment> resource() {
    return client().resources(SofiaDeployment.class).inNamespace(namespace).withName(name);
  }

  public SofiaDeployment get() {
    return Objects.requireNonNull(resource().get(), "there is no SofiaDeployment " + name);
  }

  /** Merges this YAML into the spec, as an edit by hand would. */
  public void change(String spec) {
    Map<String, Object> change = Yaml.map(spec);
    resource()
        .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("spec", change)));
  }

  public Optional<Condition> condition(String type) {
    return Optional.ofNullable(get().getStatus()).map(SofiaDeploymentStatus::conditions).stream()
        .flatMap(List::stream)
        .filter(condition -> condition.getType().equals(type))
        .findFirst();
  }

  /** Waits until the present spec is realised and proved. */
  public Sofia awaitReady() {
    awaitCondition("Ready", "True", "Ready", SETTLING);
    return this;
  }

  /** Waits until the condition speaks of the present spec and says this. */
  public Condition awaitCondition(String type, String status, String reason) {
    return awaitCondition(type, status, reason, SETTLING);
  }

  public Condition awaitCondition(String type, String status, String reason, Duration limit) {
    await(name + ": " + type + "=" + status + " " + reason)
        .pollInterval(Duration.ofMillis(100))
        .atMost(limit)
        .untilAsserted(
            () -> {
              SofiaDeployment now = get();
              assertThat(now.getStatus().observedGeneration())
                  .as("generation that the status speaks of")
                  .isEqualTo(now.getMetadata().getGeneration());
              assertThat(now.getStatus().conditions().stream().map(Words::of))
                  .as("conditions of %s", name)
                  .anyMatch(words -> words.startsWith(type + "=" + status + " " + reason + ":"));
            });
    return condition(type).orElseThrow();
  }

  public String livekit() {
    return name + "-livekit";
  }

  public String turn() {
    return name + "-turn";
  }

  public String calendar() {
    return name + "-calendar";
  }

  /** Every object that the operator made for it, by label. */
  public List<HasMetadata> objects() {
    return KINDS.stream().<HasMetadata>flatMap(this::objects).toList();
  }

  private Stream<? extends HasMetadata> objects(Class<? extends HasMetadata> kind) {
    return client()
        .resources(kind)
        .inNamespace(namespace)
        .withLabel("app.kubernetes.io/managed-by", "sofia-operator")
        .withLabel("app.kubernetes.io/instance", name)
        .list()
        .getItems()
        .stream();
  }

  /**
   * Running pods of a component, {@code livekit}, {@code turn} or {@code calendar}; without those
   * that are going.
   */
  public List<Pod> pods(String component) {
    return client()
        .pods()
        .inNamespace(namespace)
        .withLabel("app.kubernetes.io/instance", name)
        .withLabel("app.kubernetes.io/component", component)
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  /** The one pod of a component. */
  public Pod pod(String component) {
    List<Pod> pods = pods(component);
    assertThat(pods).as("%s pods of %s", component, name).hasSize(1);
    return pods.getFirst();
  }

  /** Uid and restarts of every pod: the same later means that no pod noticed anything. */
  public List<String> podIdentities() {
    return Stream.of("livekit", "turn", "calendar")
        .flatMap(component -> pods(component).stream())
        .map(
            pod ->
                pod.getMetadata().getName()
                    + " "
                    + pod.getMetadata().getUid()
                    + " "
                    + pod.getStatus().getContainerStatuses().stream()
                        .map(status -> status.getContainerID() + " " + status.getRestartCount())
                        .toList())
        .sorted()
        .toList();
  }

  /** Version of every object: the same later means that nobody wrote any of them. */
  public Map<String, String> versions() {
    return objects().stream()
        .collect(
            Collectors.toMap(
                object -> object.getKind() + " " + object.getMetadata().getName(),
                object -> object.getMetadata().getResourceVersion()));
  }

  /** Asks the operator for a proof now. */
  public void checkNow() {
    resource()
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\": {\"annotations\": {\"sofia.dental/check-now\": \"%d\"}}}"
                .formatted(System.nanoTime()));
  }

  /** Waits until every pod of the component is another one than before, and ready. */
  public void awaitOtherPods(String component, List<String> before) {
    await(component + " pods of " + name + " are replaced")
        .pollInterval(Duration.ofMillis(200))
        .atMost(SETTLING)
        .untilAsserted(
            () -> assertThat(names(component)).isNotEmpty().doesNotContainAnyElementsOf(before));
    awaitReady();
  }

  public List<String> names(String component) {
    return pods(component).stream().map(pod -> pod.getMetadata().getName()).toList();
  }

  public Service service(String service) {
    return client().services().inNamespace(namespace).withName(service).get();
  }

  public int nodePort(String service, String port) {
    return service(service).getSpec().getPorts().stream()
        .filter(p -> p.getName().equals(port))
        .findFirst()
        .orElseThrow()
        .getNodePort();
  }

  /** Contents of a Secret as text. */
  public Optional<String> secret(String secret, String key) {
    return Optional.ofNullable(client().secrets().inNamespace(namespace).withName(secret).get())
        .map(found -> found.getData().get(key))
        .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
