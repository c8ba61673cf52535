package dental.sofia.operator.component.coturn;

import dental.sofia.operator.component.Component;
import dental.sofia.operator.component.ConfigHash;
import dental.sofia.operator.component.Objects;
import dental.sofia.operator.component.Pods;
import dental.sofia.operator.credentials.Certificate;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.Exposure;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.SofiaModel;
import dental.sofia.operator.resolve.Transport.CoturnModel;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** coturn as Kubernetes objects. */
@ApplicationScoped
public class CoturnComponent implements Component {

  private static final String CONFIG_FILE = "turnserver.conf";
  private static final String CONFIG_DIRECTORY = "/etc/coturn";

  /** Name of the port and of the volume. */
  private static final String TLS = "turn-tls";

  /** What calls that run through an old pod get to end. */
  private static final long GRACE_SECONDS = 300;

  @Override
  public ComponentName name() {
    return ComponentName.TURN;
  }

  @Override
  public boolean isPartOf(SofiaModel model) {
    return model.coturn().isPresent();
  }

  @Override
  public List<HasMetadata> desired(SofiaModel model, Credentials credentials) {
    CoturnModel coturn = model.coturn().orElseThrow();
    String config = CoturnConfig.of(coturn, credentials.turnSecret().orElseThrow()).render();
    return List.of(
        Objects.serviceAccount(model, Names.TURN, name()),
        // A Secret and no ConfigMap: coturn takes the shared secret from its configuration only.
        Objects.fileSecret(model, Names.TURN, name(), Map.of(CONFIG_FILE, config)),
        Objects.service(
            model, Names.TURN, name(), model.exposure(), servicePorts(model.exposure(), coturn)),
        deployment(model, coturn, config, credentials.certificate()));
  }

  private static List<ServicePort> servicePorts(Exposure exposure, CoturnModel coturn) {
    var ports = new ArrayList<ServicePort>();
    var plain = Objects.port("turn", Ports.TURN);
    var overTls = Objects.port(TLS, Ports.TURN_TLS);
    if (exposure instanceof Exposure.NodePort exposed) {
      plain.withNodePort(exposed.turn());
      overTls.withNodePort(exposed.turnTls());
    }
    ports.add(plain.build());
    if (coturn.tls().isPresent()) {
      ports.add(overTls.build());
    }
    return ports;
  }

  private Deployment deployment(
      SofiaModel model, CoturnModel coturn, String config, Optional<Certificate> certificate) {
    String name = Names.TURN.of(model.identity());
    PodTemplateSpec pod =
        Pods.template(
            model,
            name(),
            ConfigHash.of(Map.of(CONFIG_FILE, config)),
            name,
            GRACE_SECONDS,
            container(coturn),
            volumes(name, coturn));
    // coturn reads a certificate at its start. Another annotation than that of the configuration,
    // because a check asks each pod for it.
    certificate.ifPresent(
        c -> pod.getMetadata().getAnnotations().put(Certificate.ANNOTATION, c.version()));
    return Objects.deployment(
        model, Names.TURN, name(), coturn.replicas(), Objects.newBeforeOld(), pod);
  }

  private static Container container(CoturnModel coturn) {
    var container = plainContainer(coturn);
    if (coturn.tls().isPresent()) {
      container
          .addToPorts(Pods.port(TLS, Ports.TURN_TLS, "TCP"))
          .addToVolumeMounts(Pods.readOnly(TLS, CoturnConfig.TLS_DIRECTORY));
    }
    return container.build();
  }

  private static ContainerBuilder plainContainer(CoturnModel coturn) {
    return new ContainerBuilder()
        .withName("coturn")
        .withImage(coturn.image())
        .withImagePullPolicy("IfNotPresent")
        // The command too: the public image's entry point evaluates its arguments in a shell.
        .withCommand("turnserver")
        .withArgs(
            "-c",
            CONFIG_DIRECTORY + "/" + CONFIG_FILE,
            "--pidfile=",
            // One address and no other: coturn would also listen on loopback, and relay from
            // whatever it finds first.
            "--listening-ip=$(POD_IP)",
            "--relay-ip=$(POD_IP)")
        .withEnv(Pods.address("POD_IP", "status.podIP"))
        .withPorts(Pods.port("turn", Ports.TURN, "TCP"))
        .withResources(coturn.resources())
        .withSecurityContext(Pods.restricted())
        .withStartupProbe(Pods.tcp(Ports.TURN, 1, 60))
        .withReadinessProbe(Pods.tcp(Ports.TURN, 5, 2))
        .withLivenessProbe(Pods.tcp(Ports.TURN, 10, 6))
        .withNewLifecycle()
        .withNewPreStop()
        .withNewExec()
        // SIGUSR1 drains: no new allocations, and the process ends with its last one. SIGTERM would
        // end calls at once.
        .withCommand("/bin/sh", "-c", "kill -USR1 1; while kill -0 1 2>/dev/null; do sleep 1; done")
        .endExec()
        .endPreStop()
        .endLifecycle()
        .addToVolumeMounts(
            Pods.readOnly("config", CONFIG_DIRECTORY),
            Pods.writable("data", CoturnConfig.DATA_DIRECTORY));
  }

  private static List<Volume> volumes(String name, CoturnModel coturn) {
    var volumes = new ArrayList<Volume>();
    volumes.add(Pods.secretVolume("config", name));
    coturn.tls().ifPresent(tls -> volumes.add(Pods.secretVolume(TLS, tls.secretName())));
    volumes.add(Pods.emptyVolume("data"));
    return volumes;
  }
}
