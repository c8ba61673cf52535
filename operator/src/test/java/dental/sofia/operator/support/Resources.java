package dental.sofia.operator.support;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;

/**
 * SofiaDeployments as the API server hands them out: with namespace, uid, generation and status.
 */
public final class Resources {

  public static final String NAMESPACE = "practices";
  public static final String UID = "0d6e7a60-0b1c-4d3e-9f00-5f1a00000001";
  public static final long GENERATION = 3;

  public static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Resources() {}

  /**
   * @param spec YAML, flow style; indentation is that of a top-level key
   */
  public static SofiaDeployment withSpec(String spec) {
    return named("praxis", spec);
  }

  public static SofiaDeployment named(String name, String spec) {
    return parse(
        """
        apiVersion: sofia.dental/v1alpha1
        kind: SofiaDeployment
        metadata: {name: %s}
        spec: %s
        """
            .formatted(name, spec));
  }

  public static SofiaDeployment parse(String yaml) {
    SofiaDeployment resource = SERIALIZATION.unmarshal(yaml, SofiaDeployment.class);
    resource.getMetadata().setNamespace(NAMESPACE);
    resource.getMetadata().setUid(UID);
    resource.getMetadata().setGeneration(GENERATION);
    resource.setStatus(pending());
    return resource;
  }

  /** The status that the definition gives to a new resource. */
  public static SofiaDeploymentStatus pending() {
    Condition ready =
        new ConditionBuilder()
            .withType("Ready")
            .withStatus("Unknown")
            .withReason("Pending")
            .withMessage("waiting for the operator")
            .withLastTransitionTime("1970-01-01T00:00:00Z")
            .build();
    return new SofiaDeploymentStatus(null, null, null, List.of(ready));
  }
}
