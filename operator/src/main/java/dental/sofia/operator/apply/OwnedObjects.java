package dental.sofia.operator.apply;

import dental.sofia.api.v1alpha1.SofiaDeployment;
import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The objects of one resource during one reconcile. Each kind is read from its watch once; writes
 * go to the API server, into the watch's cache and into what was read.
 */
public final class OwnedObjects {

  private static final int LOG_LINES = 5;

  private final Identity identity;
  private final Context<SofiaDeployment> context;
  private final Map<Class<?>, Map<String, HasMetadata>> known = new HashMap<>();

  public OwnedObjects(Identity identity, Context<SofiaDeployment> context) {
    this.identity = identity;
    this.context = context;
  }

  Identity identity() {
    return identity;
  }

  public <R extends HasMetadata> Optional<R> find(Class<R> kind, String name) {
    return Optional.ofNullable(kind.cast(byName(kind).get(name)));
  }

  /** All labelled objects of the kind that belong to the resource. */
  public <R extends HasMetadata> Stream<R> all(Class<R> kind) {
    return byName(kind).values().stream().map(kind::cast);
  }

  private Map<String, HasMetadata> byName(Class<? extends HasMetadata> kind) {
    return known.computeIfAbsent(kind, k -> readAll(kind));
  }

  private <R extends HasMetadata> Map<String, HasMetadata> readAll(Class<R> kind) {
    var byName = new HashMap<String, HasMetadata>();
    for (R object : watch(kind).getSecondaryResources(context.getPrimaryResource())) {
      byName.put(object.getMetadata().getName(), object);
    }
    return byName;
  }

  /**
   * A Secret of the user's; it carries none of our labels, so it is read where it is. A change of
   * it leads to the next reconcile.
   */
  public Optional<Secret> readSecret(String name) {
    ReferencedSecrets.watchFromNowOn(context);
    return get(name);
  }

  private Optional<Secret> get(String name) {
    return Optional.ofNullable(
        context.getClient().secrets().inNamespace(identity.namespace()).withName(name).get());
  }

  /**
   * The Secret as it is, or else a new one. It is created and never applied: an existing one is not
   * overwritten, even if it lost the labels by which it is watched. Only labels and owner are put
   * back.
   */
  public Secret keepOrCreate(String name, Supplier<Secret> fresh) {
    Secret kept = find(Secret.class, name).orElseGet(() -> createOrRead(name, fresh.get()));
    boolean owned = identity.owns(kept);
    boolean labelled = Labels.instance(kept).isPresent();
    // With neither it is somebody else's: it is used, and stays theirs.
    if (owned != labelled) {
      ObjectMeta wanted = fresh.get().getMetadata();
      patch(new SecretBuilder().withMetadata(wanted).build());
    }
    return kept;
  }

  private Secret createOrRead(String name, Secret fresh) {
    try {
      Secret created = context.resourceOperations().create(fresh, watch(Secret.class));
      byName(Secret.class).put(name, created);
      return created;
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      return get(name).orElseThrow(() -> e);
    }
  }

  /**
   * The end of the log of a pod's last run: of the one that ended, or of the one that runs. Empty
   * if there is none.
   */
  public String lastLog(String pod) {
    var log = context.getClient().pods().inNamespace(identity.namespace()).withName(pod);
    try {
      return log.terminated().tailingLines(LOG_LINES).getLog();
    } catch (KubernetesClientException noPreviousRun) {
      return currentLog(log);
    }
  }

  private static String currentLog(PodResource pod) {
    try {
      return pod.tailingLines(LOG_LINES).getLog();
    } catch (KubernetesClientException noLogYet) {
      return "";
    }
  }

  /** The object as the watch knows it. */
  Optional<? extends HasMetadata> actual(HasMetadata desired) {
    return find(desired.getClass(), desired.getMetadata().getName());
  }

  boolean matches(HasMetadata actual, HasMetadata desired) {
    try {
      return SSABasedGenericKubernetesResourceMatcher.getInstance()
          .matches(actual, desired, context);
    } catch (IllegalStateException e) {
      // The matcher gives up on managed fields that name a list element which is gone: certainly a
      // difference.
      return false;
    }
  }

  /**
   * Applies an object, by force: whoever else claims one of its fields loses it. An object that the
   * watches don't know may be somebody else's, so it is looked at first; taking it over would also
   * delete it together with the resource.
   *
   * @throws BelongsToAnother if the object exists and this resource is not its owner
   * @throws KubernetesClientException if the API server refuses
   */
  void apply(HasMetadata desired) {
    HasMetadata existing =
        actual(desired).isPresent()
            ? actual(desired).get()
            : context.getClient().resource(desired).get();
    if (existing != null && !isOurs(existing)) {
      throw new BelongsToAnother();
    }
    patch(desired);
  }

  /**
   * Without any controller the labels tell: only the reference was removed, or there never was one,
   * as with a volume that outlives its resource. Without those too, that the operator wrote it.
   */
  private boolean isOurs(HasMetadata object) {
    boolean orphan =
        object.getMetadata().getOwnerReferences().stream()
            .noneMatch(reference -> Boolean.TRUE.equals(reference.getController()));
    return identity.owns(object)
        || (orphan
            && Labels.instance(object).map(identity.name()::equals).orElse(isOfOurHand(object)));
  }

  private static boolean isOfOurHand(HasMetadata object) {
    return object.getMetadata().getManagedFields().stream()
        .anyMatch(
            entry ->
                Labels.MANAGER.equals(entry.getManager()) && "Apply".equals(entry.getOperation()));
  }

  /** An object of that name exists and belongs to somebody else. */
  static final class BelongsToAnother extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @SuppressWarnings("unchecked")
  private <R extends HasMetadata> void patch(R desired) {
    var options =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(context.getControllerConfiguration().fieldManager())
            .withForce(true)
            .build();
    R applied =
        context
            .resourceOperations()
            .resourcePatch(
                desired,
                object -> context.getClient().resource(object).patch(options),
                (InformerEventSource<R, SofiaDeployment>) watch(desired.getClass()));
    byName(desired.getClass()).put(desired.getMetadata().getName(), applied);
  }

  void delete(HasMetadata object) {
    context
        .getClient()
        .resource(object)
        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
        .delete();
    byName(object.getClass()).remove(object.getMetadata().getName());
  }

  private <R extends HasMetadata> InformerEventSource<R, SofiaDeployment> watch(Class<R> kind) {
    return (InformerEventSource<R, SofiaDeployment>)
        context.eventSourceRetriever().getEventSourceFor(kind, OwnedKinds.watchName(kind));
  }
}
