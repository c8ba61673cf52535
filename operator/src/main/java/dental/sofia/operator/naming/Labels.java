package dental.sofia.operator.naming;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/**
 * Labels that every object carries. They are also the way back from an object to its resource,
 * which survives the removal of the owner reference.
 */
public final class Labels {

  public static final String NAME = "app.kubernetes.io/name";
  public static final String INSTANCE = "app.kubernetes.io/instance";
  public static final String COMPONENT = "app.kubernetes.io/component";
  public static final String PART_OF = "app.kubernetes.io/part-of";
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String MANAGER = "sofia-operator";

  /**
   * What every watch is limited to: without it the cache would hold every Secret of the cluster.
   */
  public static final String WATCHED = MANAGED_BY + "=" + MANAGER;

  private Labels() {}

  /**
   * Name of the resource that an object belongs to, by its labels; empty where they were removed.
   */
  public static Optional<String> instance(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels != null && MANAGER.equals(labels.get(MANAGED_BY))
        ? Optional.ofNullable(labels.get(INSTANCE))
        : Optional.empty();
  }

  public static Map<String, String> of(Identity identity, ComponentName component) {
    return Map.of(
        NAME, component.software(),
        INSTANCE, identity.name(),
        COMPONENT, component.component(),
        PART_OF, "sofia",
        MANAGED_BY, MANAGER);
  }

  /**
   * What a Service and a Deployment select pods by; it can't change during the life of a
   * Deployment.
   */
  public static Map<String, String> selector(Identity identity, ComponentName component) {
    return Map.of(NAME, component.software(), INSTANCE, identity.name(), MANAGED_BY, MANAGER);
  }
}
