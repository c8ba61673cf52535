package dental.sofia.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentStatus;
import dental.sofia.operator.support.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorthReconcilingTest {

  private final WorthReconciling filter = new WorthReconciling();
  private final SofiaDeployment before = Resources.withSpec("{}");
  private final SofiaDeployment now = Resources.withSpec("{}");

  @Test
  void isAChangeOfTheSpec() {
    now.getMetadata().setGeneration(before.getMetadata().getGeneration() + 1);
    assertThat(filter.accept(now, before)).isTrue();
  }

  @Test
  void isNotTheOperatorsOwnStatus() {
    now.setStatus(new SofiaDeploymentStatus(3L, "ws://localhost:7880", null, List.of()));
    now.getMetadata().setResourceVersion("later");
    assertThat(filter.accept(now, before)).isFalse();
  }

  @Test
  void isSomebodyWhoAsksForAProofAndAsksAgain() {
    now.getMetadata().setAnnotations(Map.of(WorthReconciling.CHECK_NOW, "1"));
    assertThat(filter.accept(now, before)).isTrue();
    before.getMetadata().setAnnotations(Map.of(WorthReconciling.CHECK_NOW, "1"));
    assertThat(filter.accept(now, before)).isFalse();
    now.getMetadata().setAnnotations(Map.of(WorthReconciling.CHECK_NOW, "2"));
    assertThat(filter.accept(now, before)).isTrue();
  }

  @Test
  void isNoOtherAnnotation() {
    now.getMetadata().setAnnotations(Map.of("example.com/note", "1"));
    assertThat(filter.accept(now, before)).isFalse();
  }
}
