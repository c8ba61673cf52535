package dental.sofia.operator.resolve;

import dental.sofia.api.v1alpha1.AgentSpec;
import dental.sofia.api.v1alpha1.SofiaDeploymentSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Optional;

/**
 * Decides what the user left open of the agent.
 *
 * @param standardImage for specs that name none
 */
record AgentResolver(String standardImage) {

  /**
   * Without a calendar nobody comes through the page, and there is nothing to book in.
   *
   * @param host name of its own Service in the cluster
   * @param livekit name of its Service in the cluster
   * @param calendar name of its Service in the cluster
   */
  Optional<AgentModel> resolve(
      SofiaDeploymentSpec spec, String host, String livekit, String calendar) {
    AgentSpec agent = spec.agent();
    return agent.enabled() && spec.calendar().enabled()
        ? Optional.of(
            new AgentModel(
                Optional.ofNullable(agent.image()).orElse(standardImage),
                host,
                agent.name(),
                agent.replicas(),
                agent.maxCalls(),
                "ws://" + livekit + ":" + Ports.SIGNALLING,
                "http://" + calendar + ":" + Ports.CALENDAR,
                SpeechModel.of(agent.speech()),
                agent.resources() == null ? new ResourceRequirements() : agent.resources()))
        : Optional.empty();
  }
}
