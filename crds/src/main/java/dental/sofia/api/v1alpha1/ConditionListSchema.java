package dental.sofia.api.v1alpha1;

import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;

/**
 * Makes the list of conditions a map keyed by type, as the Kubernetes API conventions ask for:
 * server-side apply then owns single conditions instead of the whole list. The API server demands
 * that the key is required.
 */
public final class ConditionListSchema implements SchemaCustomizer.Customizer {

  @Override
  public JSONSchemaProps apply(
      JSONSchemaProps status, String input, KubernetesSerialization serialization) {
    JSONSchemaProps conditions = status.getProperties().get("conditions");
    conditions.setXKubernetesListType("map");
    conditions.setXKubernetesListMapKeys(List.of("type"));
    conditions
        .getItems()
        .getSchema()
        .setRequired(List.of("lastTransitionTime", "reason", "status", "type"));
    return status;
  }
}
