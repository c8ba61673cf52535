package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * Sofia herself: the voice agent that answers calls and books in the calendar.
 *
 * @param enabled false: callers meet nobody, unless an agent of the user's registers under the name
 * @param image image reference; default: the operator's
 * @param name under which the agent registers at LiveKit, and for which callers' tokens ask
 * @param replicas pods
 * @param maxCalls calls at a time for each pod
 * @param speech who hears, thinks and speaks for it
 * @param resources of the container
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentSpec(
    @JsonPropertyDescription(
            "false leaves the agent out: callers meet whatever you register at LiveKit under the agent's name. Without"
                + " the calendar there is no agent either.")
        @Default("true")
        Boolean enabled,
    @JsonPropertyDescription("Image of the agent. Default: the operator's.")
        @Size(min = 1, max = 255)
        @ValidationRule(value = Rules.IMAGE, message = "agent.image: " + Rules.IMAGE_MESSAGE)
        String image,
    @JsonPropertyDescription(
            "Name under which the agent registers at LiveKit, and for which callers' tokens ask.")
        @Default("sofia")
        @Size(min = 1, max = 63)
        @ValidationRule(
            value = "self.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
            message =
                "agent.name: start with a letter and write lower-case letters, digits and dashes only, like sofia")
        String name,
    @JsonPropertyDescription("Number of pods.") @Default("1") @Min(1) @Max(20) Integer replicas,
    @JsonPropertyDescription("Calls at a time for each pod.") @Default("10") @Min(1) @Max(100)
        Integer maxCalls,
    @JsonPropertyDescription("Who hears, thinks and speaks.") @Default("{}") SpeechSpec speech,
    @JsonPropertyDescription("Resources of the container.") ResourceRequirements resources) {

  public AgentSpec {
    enabled = enabled == null || enabled;
    name = name == null ? "sofia" : name;
    replicas = replicas == null ? 1 : replicas;
    maxCalls = maxCalls == null ? 10 : maxCalls;
    speech =
        speech == null
            ? new SpeechSpec(null, null, null, null, null, null, null, null, null)
            : speech;
  }
}
