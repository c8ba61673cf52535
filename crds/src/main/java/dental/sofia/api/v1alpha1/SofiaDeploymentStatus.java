package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/**
 * What the operator found, in words a person can act on.
 *
 * @param observedGeneration the generation of the spec that the status speaks of
 * @param url where callers reach signalling
 * @param page where patients and staff reach the practice's page; absent without a calendar
 * @param conditions one for each thing that must hold; {@code Ready} sums them up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(ConditionListSchema.class)
public record SofiaDeploymentStatus(
    @JsonPropertyDescription("Generation of the spec that this status speaks of.")
        Long observedGeneration,
    @JsonPropertyDescription("Where callers reach signalling.") String url,
    @JsonPropertyDescription("Where patients and staff reach the practice's page.") String page,
    @JsonPropertyDescription("One condition for each thing that must hold; Ready sums them up.")
        List<Condition> conditions) {

  public SofiaDeploymentStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
