package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentSpec;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Repository;
import dental.sofia.e2e.harness.Sandbox;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

@EndToEnd
class DefaultsIT {

  @Test
  void whatTheApiServerFillsInIsWhatTheOperatorTakesForGranted(Sandbox sandbox) {
    var filled = submit(sandbox, Repository.read(Repository.example("minimal.yaml")));
    assertThat(Serialization.asJson(filled.getSpec()))
        .isEqualTo(
            Serialization.asJson(
                new SofiaDeploymentSpec(
                    null, null, null, null, null, null, null, null, null, null, null)));
  }

  @Test
  void defaultsInsideAFieldThatIsGivenAreThoseOfTheOperatorToo(Sandbox sandbox) {
    String yaml =
        """
        apiVersion: sofia.dental/v1alpha1
        kind: SofiaDeployment
        metadata: {name: praxis}
        spec:
          exposure: {nodePorts: {}}
          transport: {mode: Direct, direct: {}}
          livekit: {}
          coturn: {}
          checks: {}
        """;
    assertThat(Serialization.asJson(submit(sandbox, yaml).getSpec()))
        .isEqualTo(
            Serialization.asJson(Serialization.unmarshal(yaml, SofiaDeployment.class).getSpec()));
  }

  @Test
  void aNewResourceIsNotTakenForAHealthyOneBeforeTheOperatorHasSeenIt(Sandbox sandbox) {
    var fresh = submit(sandbox, Repository.read(Repository.example("minimal.yaml")));
    assertThat(fresh.getStatus().conditions())
        .singleElement()
        .satisfies(
            ready -> {
              assertThat(ready.getType()).isEqualTo("Ready");
              assertThat(ready.getStatus()).isEqualTo("Unknown");
            });
  }

  /** What the API server would store. */
  private static SofiaDeployment submit(Sandbox sandbox, String yaml) {
    var resource = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    resource.getMetadata().setNamespace(sandbox.namespace());
    var stored = sandbox.client().resource(resource).dryRun().create();
    return Serialization.unmarshal(Serialization.asJson(stored), SofiaDeployment.class);
  }
}
