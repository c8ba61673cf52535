package dental.sofia.operator.controller;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Map;
import java.util.Objects;

/**
 * A change of the spec, or somebody asking for a proof now. The operator's own status writes are
 * neither.
 */
public class WorthReconciling implements OnUpdateFilter<SofiaDeployment> {

  /** Any new value asks for a proof at once. */
  public static final String CHECK_NOW = "sofia.dental/check-now";

  @Override
  public boolean accept(SofiaDeployment now, SofiaDeployment before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !Objects.equals(checkNow(now), checkNow(before));
  }

  private static String checkNow(SofiaDeployment resource) {
    Map<String, String> annotations = resource.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(CHECK_NOW);
  }
}
