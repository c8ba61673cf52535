package dental.sofia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EndToEnd
class ForeignObjectIT {

  static Stream<HasMetadata> foreignObjects() {
    return Stream.of(
        new ServiceBuilder()
            .withNewMetadata()
            .withName("praxis-livekit")
            .endMetadata()
            .withNewSpec()
            .withSelector(Map.of("app", "somebody-else"))
            .addNewPort()
            .withPort(80)
            .endPort()
            .endSpec()
            .build(),
        // These share no field with what the operator wants, so no conflict of fields protects
        // them.
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("praxis-livekit")
            .endMetadata()
            .withData(Map.of("somebody", "else"))
            .build(),
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName("praxis-turn")
            .endMetadata()
            .build());
  }

  @ParameterizedTest
  @MethodSource("foreignObjects")
  void anObjectThatSomebodyElseMadeIsNotTakenOverAndTheConditionSaysSo(
      HasMetadata foreign, Sandbox sandbox) {
    foreign.getMetadata().setNamespace(sandbox.namespace());
    HasMetadata made = sandbox.client().resource(foreign).create();
    Sofia praxis = sandbox.create("");

    var condition = praxis.awaitCondition("ResourcesApplied", "False", "ObjectExists");
    assertThat(condition.getMessage())
        .contains(foreign.getKind() + " " + foreign.getMetadata().getName());
    HasMetadata after = sandbox.client().resource(foreign).get();
    assertThat(List.of(after.getMetadata().getUid(), after.getMetadata().getResourceVersion()))
        .isEqualTo(List.of(made.getMetadata().getUid(), made.getMetadata().getResourceVersion()));

    sandbox.client().resource(foreign).delete();
    praxis.checkNow();
    praxis.awaitReady();
  }
}
