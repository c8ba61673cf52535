package dental.sofia.operator.controller;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dental.sofia.api.v1alpha1.SofiaDeployment;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Reads deployments without their managed fields: nobody asks for them, and as nested maps they are
 * four fifths of what a thousand deployments take in memory.
 */
@Singleton
class SlimResources implements KubernetesClientObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.addMixIn(SofiaDeployment.class, WithoutManagedFields.class);
  }

  private interface WithoutManagedFields {
    @JsonIgnoreProperties("managedFields")
    ObjectMeta getMetadata();

    @JsonIgnoreProperties("managedFields")
    void setMetadata(ObjectMeta metadata);
  }
}
