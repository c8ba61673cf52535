package dental.sofia.operator.apply;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of object that a deployment is made of, and the watches on them. */
public final class OwnedKinds {

  /** What the operator writes. */
  static final List<Class<? extends HasMetadata>> APPLIED =
      List.of(
          ServiceAccount.class,
          ConfigMap.class,
          Secret.class,
          PersistentVolumeClaim.class,
          Service.class,
          Ingress.class,
          Deployment.class);

  private OwnedKinds() {}

  /** One watch for each kind, on labelled objects only. */
  public static List<EventSource<?, SofiaDeployment>> watches(
      EventSourceContext<SofiaDeployment> context) {
    ReferencedSecrets.index(context);
    return Stream.concat(APPLIED.stream(), Stream.of(Pod.class))
        .<EventSource<?, SofiaDeployment>>map(kind -> watch(kind, context))
        .toList();
  }

  private static <R extends HasMetadata> EventSource<R, SofiaDeployment> watch(
      Class<R> kind, EventSourceContext<SofiaDeployment> context) {
    var builder =
        InformerEventSourceConfiguration.from(kind, SofiaDeployment.class)
            .withName(watchName(kind))
            .withLabelSelector(Labels.WATCHED)
            .withNamespacesInheritedFromController()
            // By label and not by owner reference: so that the removal of the reference is noticed,
            // and repaired.
            .withSecondaryToPrimaryMapper(OwnedKinds::resourceOf);
    // With several namespaces there are as many informers, and each would drop from a common store
    // what it doesn't list.
    if (context.getControllerConfiguration().getEffectiveNamespaces().size() == 1) {
      builder.withItemStore(
          new CompactStore<>(kind, context.getClient().getKubernetesSerialization()));
    }
    return new Watch<>(builder.build(), context);
  }

  /** There may be more than one watch on a kind; this is the one on what is ours. */
  static String watchName(Class<? extends HasMetadata> kind) {
    return "owned-" + kind.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static Set<ResourceID> resourceOf(HasMetadata object) {
    return Labels.instance(object).stream()
        .map(name -> new ResourceID(name, object.getMetadata().getNamespace()))
        .collect(Collectors.toSet());
  }
}
