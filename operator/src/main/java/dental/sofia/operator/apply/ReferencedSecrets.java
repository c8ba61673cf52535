package dental.sofia.operator.apply;

import dental.sofia.api.v1alpha1.CalendarSpec;
import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.api.v1alpha1.SofiaDeploymentSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A watch on the Secrets that users bring, so that a change of one is seen at once. They carry no
 * label of ours, so all Secrets are watched, and of each only its name is kept; therefore the watch
 * begins when the first deployment names one.
 */
final class ReferencedSecrets {

  private static final String WATCH = "referenced-secrets";
  private static final String INDEX = "referenced-secrets";

  private ReferencedSecrets() {}

  /** So that a Secret leads to those who name it. */
  static void index(EventSourceContext<SofiaDeployment> context) {
    context.getPrimaryCache().addIndexer(INDEX, ReferencedSecrets::of);
  }

  static void watchFromNowOn(Context<SofiaDeployment> context) {
    var sources = context.eventSourceRetriever();
    boolean watched =
        sources.getEventSourcesFor(Secret.class).stream()
            .anyMatch(source -> source.name().equals(WATCH));
    if (!watched) {
      var forLater = sources.eventSourceContextForDynamicRegistration();
      sources.dynamicallyRegisterEventSource(watch(forLater));
    }
  }

  private static InformerEventSource<Secret, SofiaDeployment> watch(
      EventSourceContext<SofiaDeployment> context) {
    IndexerResourceCache<SofiaDeployment> deployments = context.getPrimaryCache();
    var builder =
        InformerEventSourceConfiguration.from(Secret.class, SofiaDeployment.class)
            .withName(WATCH)
            .withNamespacesInheritedFromController()
            // By far the most and the largest, and never a user's key.
            .withFieldSelector(
                new FieldSelectorBuilder()
                    .withoutField("type", "helm.sh/release.v1")
                    .withoutField("type", "kubernetes.io/service-account-token")
                    .build())
            .withSecondaryToPrimaryMapper(secret -> referrers(secret, deployments));
    if (context.getControllerConfiguration().getEffectiveNamespaces().size() == 1) {
      builder.withItemStore(new NameStore<>());
    }
    return new InformerEventSource<>(builder.build(), context);
  }

  private static Set<ResourceID> referrers(
      Secret secret, IndexerResourceCache<SofiaDeployment> deployments) {
    return deployments.byIndex(INDEX, key(secret, secret.getMetadata().getName())).stream()
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  static List<String> of(SofiaDeployment resource) {
    SofiaDeploymentSpec spec = resource.getSpec();
    CalendarSpec calendar = spec.calendar();
    return Stream.of(
            spec.livekit().secretName(),
            spec.coturn().secretName(),
            spec.tls() == null ? null : spec.tls().secretName(),
            calendar.staffSecretName(),
            calendar.oidc() == null ? null : calendar.oidc().secretName(),
            calendar.database().secretName(),
            spec.agent().speech().secretName())
        .filter(Objects::nonNull)
        .distinct()
        .map(name -> key(resource, name))
        .toList();
  }

  private static String key(HasMetadata inNamespace, String name) {
    return inNamespace.getMetadata().getNamespace() + "/" + name;
  }
}
