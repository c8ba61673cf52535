package dental.sofia.operator.resolve;

import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * The voice agent.
 *
 * @param image full reference
 * @param host under which all its pods are found, inside the cluster
 * @param name under which it registers at LiveKit
 * @param replicas number of pods
 * @param maxCalls calls at a time for each pod
 * @param livekitUrl where it reaches LiveKit, inside the cluster
 * @param calendarUrl where it reaches the calendar, inside the cluster
 * @param speech who hears, thinks and speaks
 * @param resources of the container
 */
public record AgentModel(
    String image,
    String host,
    String name,
    int replicas,
    int maxCalls,
    String livekitUrl,
    String calendarUrl,
    SpeechModel speech,
    ResourceRequirements resources) {}
