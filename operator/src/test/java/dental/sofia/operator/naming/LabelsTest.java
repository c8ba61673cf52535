package dental.sofia.operator.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelsTest {

  private static final Identity PRAXIS = new Identity("practices", "praxis", "uid-1");

  @ParameterizedTest
  @EnumSource
  void leadBackToTheResource(ComponentName component) {
    assertThat(Labels.instance(with(Labels.of(PRAXIS, component)))).contains("praxis");
  }

  @Test
  void ofSomebodyElseLeadNowhere() {
    assertThat(Labels.instance(with(null))).isEmpty();
    assertThat(Labels.instance(with(Map.of()))).isEmpty();
    assertThat(Labels.instance(with(Map.of(Labels.INSTANCE, "praxis", Labels.MANAGED_BY, "helm"))))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void selectPodsByLabelsThatThePodsHave(ComponentName component) {
    assertThat(Labels.of(PRAXIS, component).entrySet())
        .containsAll(Labels.selector(PRAXIS, component).entrySet());
  }

  @Test
  void selectThePodsOfOnePartOfOneResourceOnly() {
    var other = new Identity("practices", "other", "uid-2");
    var selector = Labels.selector(PRAXIS, ComponentName.LIVEKIT).entrySet();
    assertThat(Labels.of(PRAXIS, ComponentName.TURN).entrySet().containsAll(selector)).isFalse();
    assertThat(Labels.of(other, ComponentName.LIVEKIT).entrySet().containsAll(selector)).isFalse();
  }

  @Test
  void ownershipIsByUidSoThatAnOldResourceOfThatNameOwnsNothing() {
    var object =
        new ConfigMapBuilder()
            .withMetadata(ObjectMetadata.of(PRAXIS, Names.LIVEKIT, ComponentName.LIVEKIT))
            .build();
    assertThat(PRAXIS.owns(object)).isTrue();
    assertThat(new Identity("practices", "praxis", "uid-of-a-later-one").owns(object)).isFalse();
    assertThat(PRAXIS.owns(with(Map.of()))).isFalse();
  }

  private static ConfigMap with(Map<String, String> labels) {
    return new ConfigMapBuilder().withNewMetadata().withLabels(labels).endMetadata().build();
  }
}
