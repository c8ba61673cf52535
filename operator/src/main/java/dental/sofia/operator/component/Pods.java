package dental.sofia.operator.component;

import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Labels;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;

/**
 * What the pods of all components have in common: they satisfy the <i>restricted</i> Pod Security
 * Standard.
 */
public final class Pods {

  /** The user that distroless images call nonroot; images must not need another. */
  static final long USER = 65532L;

  /** Owner and group may read. LiveKit refuses a key file that others can read. */
  private static final int SECRET_FILE_MODE = 0440;

  /** A busy node answers late; the default of one second would restart what is well. */
  private static final int PROBE_TIMEOUT_SECONDS = 5;

  private Pods() {}

  /**
   * @param serviceAccount its name
   * @param graceSeconds what a pod gets to end its calls
   */
  public static PodTemplateSpec template(
      SofiaModel model,
      ComponentName component,
      String configHash,
      String serviceAccount,
      long graceSeconds,
      Container container,
      List<Volume> volumes) {
    var spec =
        new PodSpecBuilder()
            .withServiceAccountName(serviceAccount)
            .withAutomountServiceAccountToken(false)
            // A Service called livekit would otherwise set LIVEKIT_PORT, which LiveKit reads as its
            // own and fails on.
            .withEnableServiceLinks(false)
            .withTerminationGracePeriodSeconds(graceSeconds)
            .withNewSecurityContext()
            .withRunAsNonRoot(true)
            .withRunAsUser(USER)
            .withRunAsGroup(USER)
            .withFsGroup(USER)
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile()
            .endSecurityContext()
            .withContainers(container)
            .withVolumes(volumes)
            .build();
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(Labels.of(model.identity(), component))
        .addToAnnotations(ConfigHash.ANNOTATION, configHash)
        .endMetadata()
        .withSpec(spec)
        .build();
  }

  public static SecurityContext restricted() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }

  public static ContainerPort port(String name, int port, String protocol) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(port)
        .withProtocol(protocol)
        .build();
  }

  /** An address that only the running pod knows. */
  public static EnvVar address(String variable, String fieldPath) {
    return new EnvVarBuilder()
        .withName(variable)
        .withNewValueFrom()
        .withNewFieldRef()
        .withApiVersion("v1")
        .withFieldPath(fieldPath)
        .endFieldRef()
        .endValueFrom()
        .build();
  }

  public static EnvVar value(String variable, String value) {
    return new EnvVarBuilder().withName(variable).withValue(value).build();
  }

  /** A value that is in a Secret and nowhere else. */
  public static EnvVar secret(String variable, String secret, String key) {
    return new EnvVarBuilder()
        .withName(variable)
        .withNewValueFrom()
        .withNewSecretKeyRef()
        .withName(secret)
        .withKey(key)
        .endSecretKeyRef()
        .endValueFrom()
        .build();
  }

  public static Volume emptyVolume(String volume) {
    return new VolumeBuilder().withName(volume).withEmptyDir(new EmptyDirVolumeSource()).build();
  }

  public static VolumeMount writable(String volume, String directory) {
    return new VolumeMountBuilder().withName(volume).withMountPath(directory).build();
  }

  public static Volume configVolume(String volume, String configMap) {
    return new VolumeBuilder()
        .withName(volume)
        .withNewConfigMap()
        .withName(configMap)
        .endConfigMap()
        .build();
  }

  public static Volume secretVolume(String volume, String secret) {
    return new VolumeBuilder()
        .withName(volume)
        .withNewSecret()
        .withSecretName(secret)
        .withDefaultMode(SECRET_FILE_MODE)
        .endSecret()
        .build();
  }

  /** A volume of the user's. */
  public static Volume readOnlyClaim(String volume, String claim) {
    return new VolumeBuilder().withName(volume).withNewPersistentVolumeClaim(claim, true).build();
  }

  public static VolumeMount readOnly(String volume, String directory) {
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(directory)
        .withReadOnly(true)
        .build();
  }

  public static Probe http(int port, int periodSeconds, int failures) {
    return http("/", port, periodSeconds, failures);
  }

  public static Probe http(String path, int port, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString(port))
        .endHttpGet()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(PROBE_TIMEOUT_SECONDS)
        .withFailureThreshold(failures)
        .build();
  }

  public static Probe tcp(int port, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewTcpSocket()
        .withPort(new IntOrString(port))
        .endTcpSocket()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(PROBE_TIMEOUT_SECONDS)
        .withFailureThreshold(failures)
        .build();
  }
}
