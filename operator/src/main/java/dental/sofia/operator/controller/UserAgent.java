package dental.sofia.operator.controller;

import dental.sofia.operator.naming.Labels;
import io.fabric8.kubernetes.client.Config;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import jakarta.inject.Singleton;

/**
 * The name under which the API server knows the operator: in its audit log, and as field manager of
 * the few objects that are created and not applied.
 */
@Singleton
class UserAgent implements KubernetesConfigCustomizer {

  @Override
  public void customize(Config config) {
    config.setUserAgent(Labels.MANAGER);
  }
}
