package dental.sofia.operator.component;

import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Labels;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;

/**
 * What the pods of all components have in common: they satisfy the <i>restricted</i> Pod Security
 * Standard.
 */
public final class Pods {

  /** The user that distroless images call nonroot; images must not need another. */
  static final long USER = 65532L;

  /** Owner and group may read. LiveKit refuses a key file that others can read. */
  public static final int SECRET_FILE_MODE = 0440;

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

  public static Probe http(int port, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath("/")
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
