package dental.sofia.operator.apply;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.ResourceAction;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Set;

/**
 * A watch on one kind of object, that lets go of what the operator wrote as soon as the watch
 * itself has seen it.
 *
 * @param <R> kind of the objects
 */
final class Watch<R extends HasMetadata> extends InformerEventSource<R, SofiaDeployment> {

  Watch(
      InformerEventSourceConfiguration<R> configuration,
      EventSourceContext<SofiaDeployment> context) {
    super(configuration, context);
  }

  @Override
  public Set<R> getSecondaryResources(SofiaDeployment primary) {
    Set<R> objects = super.getSecondaryResources(primary);
    objects.forEach(this::letGo);
    return objects;
  }

  /**
   * The SDK keeps an answer of the API server until the watch brings something newer; where the
   * watch was quicker than the answer that may be never. It lets go when it is told again of what
   * the watch has.
   */
  private void letGo(R seen) {
    temporaryResourceCache
        .getResourceFromCache(ResourceID.fromResource(seen))
        .filter(written -> written != seen)
        .ifPresent(
            written ->
                temporaryResourceCache.onAddOrUpdateEvent(ResourceAction.UPDATED, seen, null));
  }
}
