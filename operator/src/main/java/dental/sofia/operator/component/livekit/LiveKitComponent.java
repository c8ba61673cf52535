package dental.sofia.operator.component.livekit;

import dental.sofia.operator.component.ApiKeyPair;
import dental.sofia.operator.component.Component;
import dental.sofia.operator.component.ConfigHash;
import dental.sofia.operator.component.Objects;
import dental.sofia.operator.component.Pods;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.Exposure;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** LiveKit as Kubernetes objects. */
@ApplicationScoped
public class LiveKitComponent implements Component {

  private static final String CONFIG_FILE = "livekit.yaml";
  private static final String CONFIG_DIRECTORY = "/etc/livekit/config";

  /** The address that it advertises. */
  private static final String NODE_IP = "NODE_IP";

  /** LiveKit waits without limit for its rooms to end; this is the limit. */
  private static final long GRACE_SECONDS = 300;

  @Override
  public ComponentName name() {
    return ComponentName.LIVEKIT;
  }

  @Override
  public boolean isPartOf(SofiaModel model) {
    return true;
  }

  @Override
  public List<HasMetadata> desired(SofiaModel model, Credentials credentials) {
    String config = LiveKitConfig.of(model).render(model.livekit().extraConfig());
    Map<String, String> keys = keyFiles(credentials);
    var files = new TreeMap<>(keys);
    files.put(CONFIG_FILE, config);
    var objects = new ArrayList<HasMetadata>();
    objects.add(Objects.serviceAccount(model, Names.LIVEKIT, name()));
    objects.add(Objects.fileConfigMap(model, Names.LIVEKIT, name(), CONFIG_FILE, config));
    objects.add(Objects.fileSecret(model, Names.LIVEKIT, name(), keys));
    objects.add(
        Objects.service(model, Names.LIVEKIT, name(), exposure(model), servicePorts(model)));
    model.ingress().map(ingress -> WebIngress.of(model, ingress)).ifPresent(objects::add);
    objects.add(deployment(model, ConfigHash.of(files)));
    return objects;
  }

  private static Map<String, String> keyFiles(Credentials credentials) {
    var files = new TreeMap<String, String>();
    var apiKey = credentials.apiKey();
    files.put(
        LiveKitConfig.KEYS_FILE, LiveKitConfig.yaml(Map.of(apiKey.key(), apiKey.secret().value())));
    credentials
        .turnSecret()
        .ifPresent(secret -> files.put(LiveKitConfig.TURN_SECRET_FILE, secret.value()));
    return files;
  }

  /** Media do not go through an ingress controller, and one Service has one type. */
  private static Exposure exposure(SofiaModel model) {
    return switch (model.transport()) {
      case Transport.Relay relay -> model.webExposure();
      case Transport.Direct direct -> model.exposure();
    };
  }

  private static List<ServicePort> servicePorts(SofiaModel model) {
    var ports = new ArrayList<ServicePort>();
    var signalling = Objects.port("signalling", Ports.SIGNALLING);
    if (exposure(model) instanceof Exposure.NodePort exposed) {
      signalling.withNodePort(exposed.livekit());
    }
    ports.add(signalling.build());
    if (model.transport() instanceof Transport.Direct direct) {
      // The same number everywhere: LiveKit can't advertise another port than the one it listens
      // on.
      var media = Objects.port("media", direct.port());
      if (model.exposure() instanceof Exposure.NodePort) {
        media.withNodePort(direct.port());
      }
      ports.add(media.build());
    }
    return ports;
  }

  private Deployment deployment(SofiaModel model, String configHash) {
    String name = Names.LIVEKIT.of(model.identity());
    return Objects.deployment(
        model,
        Names.LIVEKIT,
        name(),
        1,
        strategy(model.transport()),
        Pods.template(
            model, name(), configHash, name, GRACE_SECONDS, container(model), volumes(name)));
  }

  /**
   * In mode Relay the old pod ends its calls while the new one takes new callers. In mode Direct
   * both would stand behind one media port, and a caller's packets could reach the pod that doesn't
   * know the call.
   */
  private static DeploymentStrategy strategy(Transport transport) {
    return switch (transport) {
      case Transport.Relay relay -> Objects.newBeforeOld();
      case Transport.Direct direct -> Objects.oldBeforeNew();
    };
  }

  private static Container container(SofiaModel model) {
    return new ContainerBuilder()
        .withName("livekit")
        .withImage(model.livekit().image())
        .withImagePullPolicy("IfNotPresent")
        .withArgs("--config", CONFIG_DIRECTORY + "/" + CONFIG_FILE)
        .withEnv(environment(model))
        .withPorts(containerPorts(model.transport()))
        .withResources(model.livekit().resources())
        .withSecurityContext(Pods.restricted())
        .withStartupProbe(Pods.http(Ports.SIGNALLING, 1, 60))
        .withReadinessProbe(Pods.http(Ports.SIGNALLING, 5, 2))
        // A starved LiveKit answers 406 for a while; killing it would end every call.
        .withLivenessProbe(Pods.http(Ports.SIGNALLING, 10, 6))
        .withVolumeMounts(
            Pods.readOnly("config", CONFIG_DIRECTORY),
            Pods.readOnly("keys", LiveKitConfig.KEYS_DIRECTORY))
        .build();
  }

  private static List<EnvVar> environment(SofiaModel model) {
    var variables = new ArrayList<EnvVar>();
    // An explicit address also keeps LiveKit from asking public STUN servers for one.
    variables.add(nodeIp(model.transport()));
    if (model.agent().isPresent()) {
      // The name of a key is nothing to write into a ConfigMap either.
      variables.add(ApiKeyPair.name("LIVEKIT_WEBHOOK_API_KEY", model));
    }
    return variables;
  }

  private static EnvVar nodeIp(Transport transport) {
    return switch (transport) {
      case Transport.Relay relay -> Pods.address(NODE_IP, "status.podIP");
      case Transport.Direct(Transport.Address.OfPod pod, int port) ->
          Pods.address(NODE_IP, "status.podIP");
      case Transport.Direct(Transport.Address.OfNode node, int port) ->
          Pods.address(NODE_IP, "status.hostIP");
      case Transport.Direct(Transport.Address.Literal literal, int port) ->
          Pods.value(NODE_IP, literal.ip());
    };
  }

  private static List<ContainerPort> containerPorts(Transport transport) {
    var signalling = Pods.port("signalling", Ports.SIGNALLING, "TCP");
    return switch (transport) {
      case Transport.Relay relay ->
          List.of(signalling, Pods.port("media-udp", Ports.MEDIA_UDP, "UDP"));
      case Transport.Direct direct -> List.of(signalling, Pods.port("media", direct.port(), "TCP"));
    };
  }

  private static List<Volume> volumes(String name) {
    return List.of(Pods.configVolume("config", name), Pods.secretVolume("keys", name));
  }
}
