package dental.sofia.operator.component;

import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Labels;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.naming.ObjectMetadata;
import dental.sofia.operator.resolve.Exposure;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What the objects of all components have in common. */
public final class Objects {

  /** In place of an address, where a Service is only a name. */
  public static final String HEADLESS = "None";

  private Objects() {}

  public static ObjectMeta metadata(SofiaModel model, Names name, ComponentName component) {
    return ObjectMetadata.of(model.identity(), name, component);
  }

  /**
   * An identity without rights and without a token: none of the parts ever talks to the API server.
   */
  public static ServiceAccount serviceAccount(
      SofiaModel model, Names name, ComponentName component) {
    return new ServiceAccountBuilder()
        .withMetadata(metadata(model, name, component))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  /** Files for a pod to mount that others must not read. */
  public static Secret fileSecret(
      SofiaModel model, Names name, ComponentName component, Map<String, String> files) {
    var secret =
        new SecretBuilder().withMetadata(metadata(model, name, component)).withType("Opaque");
    files.forEach(
        (file, content) ->
            secret.addToData(
                file,
                Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))));
    return secret.build();
  }

  /** A file for a pod to mount that has no secrets in it. */
  public static ConfigMap fileConfigMap(
      SofiaModel model, Names name, ComponentName component, String file, String content) {
    return new ConfigMapBuilder()
        .withMetadata(metadata(model, name, component))
        .addToData(file, content)
        .build();
  }

  /** Pods of one template, and the old ones kept for two steps back. */
  public static Deployment deployment(
      SofiaModel model,
      Names name,
      ComponentName component,
      int replicas,
      DeploymentStrategy strategy,
      PodTemplateSpec pod) {
    return new DeploymentBuilder()
        .withMetadata(metadata(model, name, component))
        .withNewSpec()
        .withReplicas(replicas)
        .withRevisionHistoryLimit(2)
        .withStrategy(strategy)
        .withNewSelector()
        .withMatchLabels(Labels.selector(model.identity(), component))
        .endSelector()
        .withTemplate(pod)
        .endSpec()
        .build();
  }

  /** The new pod takes callers before the old one, which ends its calls, is taken away. */
  public static DeploymentStrategy newBeforeOld() {
    return new DeploymentStrategyBuilder()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(new IntOrString(1))
        .withMaxUnavailable(new IntOrString(0))
        .endRollingUpdate()
        .build();
  }

  /** The old pod is gone before the new one starts. */
  public static DeploymentStrategy oldBeforeNew() {
    return new DeploymentStrategyBuilder().withType("Recreate").build();
  }

  /** A port that is called the same in the Service and in the pod. */
  public static ServicePortBuilder port(String name, int port) {
    return new ServicePortBuilder()
        .withName(name)
        .withProtocol("TCP")
        .withPort(port)
        .withTargetPort(new IntOrString(name));
  }

  /**
   * A name by which pods are found, also those that are not ready (yet, or any more); nothing
   * stands before them.
   */
  public static Service headless(
      SofiaModel model, Names name, ComponentName component, List<ServicePort> ports) {
    return new ServiceBuilder()
        .withMetadata(metadata(model, name, component))
        .withNewSpec()
        .withClusterIP(HEADLESS)
        .withPublishNotReadyAddresses(true)
        .withSelector(Labels.selector(model.identity(), component))
        .withPorts(ports)
        .endSpec()
        .build();
  }

  /** A door for callers: TCP ports only, of the type that the exposure asks for. */
  public static Service service(
      SofiaModel model,
      Names name,
      ComponentName component,
      Exposure exposure,
      List<ServicePort> ports) {
    String type =
        switch (exposure) {
          case Exposure.ClusterIp c -> "ClusterIP";
          case Exposure.NodePort n -> "NodePort";
          case Exposure.LoadBalancer l -> "LoadBalancer";
        };
    ObjectMeta metadata = metadata(model, name, component);
    if (!exposure.annotations().isEmpty()) {
      metadata.setAnnotations(Map.copyOf(exposure.annotations()));
    }
    return new ServiceBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withType(type)
        .withSelector(Labels.selector(model.identity(), component))
        .withPorts(ports)
        .endSpec()
        .build();
  }
}
