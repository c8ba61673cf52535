package dental.sofia.operator.component.livekit;

import dental.sofia.operator.component.Component;
import dental.sofia.operator.component.ConfigHash;
import dental.sofia.operator.component.Objects;
import dental.sofia.operator.component.Pods;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Labels;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.Exposure;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** LiveKit as Kubernetes objects. */
@ApplicationScoped
public class LiveKitComponent implements Component {

  private static final String CONFIG_FILE = "livekit.yaml";
  private static final String CONFIG_DIRECTORY = "/etc/livekit/config";

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
    return List.of(
        Objects.serviceAccount(model, Names.LIVEKIT, name()),
        new ConfigMapBuilder()
            .withMetadata(Objects.metadata(model, Names.LIVEKIT, name()))
            .addToData(CONFIG_FILE, config)
            .build(),
        keySecret(model, keys),
        Objects.service(model, Names.LIVEKIT, name(), servicePorts(model)),
        deployment(model, ConfigHash.of(files)));
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

  private HasMetadata keySecret(SofiaModel model, Map<String, String> files) {
    var secret =
        new SecretBuilder()
            .withMetadata(Objects.metadata(model, Names.LIVEKIT, name()))
            .withType("Opaque");
    files.forEach(
        (file, content) ->
            secret.addToData(
                file,
                Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))));
    return secret.build();
  }

  private static List<ServicePort> servicePorts(SofiaModel model) {
    var ports = new ArrayList<ServicePort>();
    var signalling = port("signalling", Ports.SIGNALLING);
    if (model.exposure() instanceof Exposure.NodePort exposed) {
      signalling.withNodePort(exposed.livekit());
    }
    ports.add(signalling.build());
    if (model.transport() instanceof Transport.Direct direct) {
      // The same number everywhere: LiveKit can't advertise another port than the one it listens
      // on.
      var media = port("media", direct.port());
      if (model.exposure() instanceof Exposure.NodePort) {
        media.withNodePort(direct.port());
      }
      ports.add(media.build());
    }
    return ports;
  }

  private static ServicePortBuilder port(String name, int port) {
    return new ServicePortBuilder()
        .withName(name)
        .withProtocol("TCP")
        .withPort(port)
        .withTargetPort(new IntOrString(name));
  }

  private Deployment deployment(SofiaModel model, String configHash) {
    String name = Names.LIVEKIT.of(model.identity());
    return new DeploymentBuilder()
        .withMetadata(Objects.metadata(model, Names.LIVEKIT, name()))
        .withNewSpec()
        .withReplicas(1)
        .withRevisionHistoryLimit(2)
        .withStrategy(strategy(model.transport()))
        .withNewSelector()
        .withMatchLabels(Labels.selector(model.identity(), name()))
        .endSelector()
        .withTemplate(
            Pods.template(
                model, name(), configHash, name, GRACE_SECONDS, container(model), volumes(name)))
        .endSpec()
        .build();
  }

  /**
   * In mode Relay the old pod ends its calls while the new one takes new callers. In mode Direct
   * both would stand behind one media port, and a caller's packets could reach the pod that doesn't
   * know the call.
   */
  private static DeploymentStrategy strategy(Transport transport) {
    return switch (transport) {
      case Transport.Relay relay ->
          new DeploymentStrategyBuilder()
              .withType("RollingUpdate")
              .withNewRollingUpdate()
              .withMaxSurge(new IntOrString(1))
              .withMaxUnavailable(new IntOrString(0))
              .endRollingUpdate()
              .build();
      case Transport.Direct direct -> new DeploymentStrategyBuilder().withType("Recreate").build();
    };
  }

  private static Container container(SofiaModel model) {
    return new ContainerBuilder()
        .withName("livekit")
        .withImage(model.livekit().image())
        .withImagePullPolicy("IfNotPresent")
        .withArgs("--config", CONFIG_DIRECTORY + "/" + CONFIG_FILE)
        // An explicit address also keeps LiveKit from asking public STUN servers for one.
        .withEnv(nodeIp(model.transport()))
        .withPorts(containerPorts(model.transport()))
        .withResources(model.livekit().resources())
        .withSecurityContext(Pods.restricted())
        .withStartupProbe(Pods.http(Ports.SIGNALLING, 1, 60))
        .withReadinessProbe(Pods.http(Ports.SIGNALLING, 5, 2))
        // A starved LiveKit answers 406 for a while; killing it would end every call.
        .withLivenessProbe(Pods.http(Ports.SIGNALLING, 10, 6))
        .addNewVolumeMount()
        .withName("config")
        .withMountPath(CONFIG_DIRECTORY)
        .withReadOnly(true)
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("keys")
        .withMountPath(LiveKitConfig.KEYS_DIRECTORY)
        .withReadOnly(true)
        .endVolumeMount()
        .build();
  }

  private static EnvVar nodeIp(Transport transport) {
    return switch (transport) {
      case Transport.Relay relay -> nodeIpFrom("status.podIP");
      case Transport.Direct(Transport.Address.OfPod pod, int port) -> nodeIpFrom("status.podIP");
      case Transport.Direct(Transport.Address.OfNode node, int port) -> nodeIpFrom("status.hostIP");
      case Transport.Direct(Transport.Address.Literal literal, int port) ->
          new EnvVarBuilder().withName("NODE_IP").withValue(literal.ip()).build();
    };
  }

  private static EnvVar nodeIpFrom(String fieldPath) {
    return new EnvVarBuilder()
        .withName("NODE_IP")
        .withNewValueFrom()
        .withNewFieldRef()
        .withApiVersion("v1")
        .withFieldPath(fieldPath)
        .endFieldRef()
        .endValueFrom()
        .build();
  }

  private static List<ContainerPort> containerPorts(Transport transport) {
    var signalling = containerPort("signalling", Ports.SIGNALLING, "TCP");
    return switch (transport) {
      case Transport.Relay relay ->
          List.of(signalling, containerPort("media-udp", Ports.MEDIA_UDP, "UDP"));
      case Transport.Direct direct ->
          List.of(signalling, containerPort("media", direct.port(), "TCP"));
    };
  }

  private static ContainerPort containerPort(String name, int port, String protocol) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(port)
        .withProtocol(protocol)
        .build();
  }

  private static List<Volume> volumes(String name) {
    return List.of(
        new VolumeBuilder()
            .withName("config")
            .withNewConfigMap()
            .withName(name)
            .endConfigMap()
            .build(),
        new VolumeBuilder()
            .withName("keys")
            .withNewSecret()
            .withSecretName(name)
            .withDefaultMode(Pods.SECRET_FILE_MODE)
            .endSecret()
            .build());
  }
}
