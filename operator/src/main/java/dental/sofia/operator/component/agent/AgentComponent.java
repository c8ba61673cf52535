package dental.sofia.operator.component.agent;

import dental.sofia.operator.component.ApiKeyPair;
import dental.sofia.operator.component.Component;
import dental.sofia.operator.component.ConfigHash;
import dental.sofia.operator.component.Objects;
import dental.sofia.operator.component.Pods;
import dental.sofia.operator.credentials.Credentials;
import dental.sofia.operator.naming.ComponentName;
import dental.sofia.operator.naming.Names;
import dental.sofia.operator.resolve.AgentModel;
import dental.sofia.operator.resolve.Ports;
import dental.sofia.operator.resolve.SofiaModel;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The voice agent as Kubernetes objects. */
@ApplicationScoped
public class AgentComponent implements Component {

  private static final String TOKEN = "token";
  private static final String TOKEN_DIRECTORY = "/etc/sofia/agent";
  private static final String TMP = "tmp";
  private static final String PORT = "health";

  /** What its calls get to end; no new ones come meanwhile. */
  private static final long GRACE_SECONDS = 315;

  /** The last of them are still told goodbye. */
  private static final long DRAIN_SECONDS = GRACE_SECONDS - 15;

  @Override
  public ComponentName name() {
    return ComponentName.AGENT;
  }

  @Override
  public boolean isPartOf(SofiaModel model) {
    return model.agent().isPresent();
  }

  @Override
  public List<HasMetadata> desired(SofiaModel model, Credentials credentials) {
    AgentModel agent = model.agent().orElseThrow();
    String name = Names.AGENT.of(model.identity());
    String tokenSecret = model.calendar().orElseThrow().agentToken().secretName();
    String configHash = ConfigHash.of(ApiKeyPair.contents(credentials));
    return List.of(
        Objects.serviceAccount(model, Names.AGENT, name()),
        Objects.headless(
            model, Names.AGENT, name(), List.of(Objects.port(PORT, Ports.AGENT).build())),
        Objects.deployment(
            model,
            Names.AGENT,
            name(),
            agent.replicas(),
            // Both are registered for a moment, and LiveKit asks either.
            Objects.newBeforeOld(),
            Pods.template(
                model,
                name(),
                configHash,
                name,
                GRACE_SECONDS,
                container(model, agent),
                volumes(agent, tokenSecret))));
  }

  private static List<Volume> volumes(AgentModel agent, String tokenSecret) {
    var volumes = new ArrayList<Volume>();
    volumes.add(Pods.secretVolume(TOKEN, tokenSecret));
    volumes.add(Pods.emptyVolume(TMP));
    volumes.addAll(Speech.volumes(agent.speech()));
    return volumes;
  }

  private static List<VolumeMount> mounts(AgentModel agent) {
    var mounts = new ArrayList<VolumeMount>();
    mounts.add(Pods.readOnly(TOKEN, TOKEN_DIRECTORY));
    mounts.add(Pods.writable(TMP, "/tmp"));
    mounts.addAll(Speech.mounts(agent.speech()));
    return mounts;
  }

  private static Container container(SofiaModel model, AgentModel agent) {
    return new ContainerBuilder()
        .withName("agent")
        .withImage(agent.image())
        .withImagePullPolicy("IfNotPresent")
        .withEnv(environment(model, agent))
        .withPorts(Pods.port(PORT, Ports.AGENT, "TCP"))
        .withResources(agent.resources())
        .withSecurityContext(Pods.restricted())
        .withStartupProbe(Pods.http("/q/health/live", Ports.AGENT, 1, 120))
        // Ready means registered at LiveKit.
        .withReadinessProbe(Pods.http("/q/health/ready", Ports.AGENT, 2, 2))
        .withLivenessProbe(Pods.http("/q/health/live", Ports.AGENT, 10, 6))
        .withVolumeMounts(mounts(agent))
        .build();
  }

  /** docs/agent.md lists them. */
  private static List<EnvVar> environment(SofiaModel model, AgentModel agent) {
    var variables = new ArrayList<EnvVar>();
    variables.add(Pods.value("LIVEKIT_URL", agent.livekitUrl()));
    variables.addAll(ApiKeyPair.variables(model));
    variables.add(Pods.value("CALENDAR_URL", agent.calendarUrl()));
    variables.add(Pods.value("HEALTH_CHECK_PORT", Integer.toString(Ports.AGENT)));
    variables.add(Pods.value("SOFIA_AGENT_NAME", agent.name()));
    variables.add(Pods.value("SOFIA_AGENT_TOKEN_FILE", TOKEN_DIRECTORY + "/" + TOKEN));
    variables.add(Pods.value("SOFIA_PEERS", agent.host() + ":" + Ports.AGENT));
    variables.add(Pods.value("SOFIA_MAX_CALLS", Integer.toString(agent.maxCalls())));
    variables.add(Pods.value("SOFIA_DRAIN_SECONDS", Long.toString(DRAIN_SECONDS)));
    variables.addAll(Speech.variables(agent.speech()));
    return variables;
  }
}
