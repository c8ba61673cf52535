package dental.sofia.operator.apply;

import dental.sofia.operator.apply.Applied.Cause;
import dental.sofia.operator.apply.Applied.Rejection;
import dental.sofia.operator.apply.OwnedObjects.BelongsToAnother;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes the objects of a resource what they should be, and writes nothing where they already are.
 */
@ApplicationScoped
public class Applier {

  private static final Logger LOG = Logger.getLogger(Applier.class);

  private final SettledVersions settled = new SettledVersions();

  /**
   * First the Services: a port that the API server refuses must not be what LiveKit tells callers,
   * so if one is refused all the rest stays as it was.
   *
   * @throws KubernetesClientException if the API server can't be asked at all
   */
  public Applied apply(Wishes wishes, OwnedObjects objects) {
    var rejections = new ArrayList<Rejection>();
    wishes.objects().stream()
        .filter(Service.class::isInstance)
        .forEach(service -> bringAbout(service, wishes, objects, rejections));
    if (rejections.isEmpty()) {
      behindTheServices(wishes, objects, rejections);
    }
    if (rejections.isEmpty()) {
      deleteUnwanted(wishes, objects);
      return new Applied.Complete();
    }
    return new Applied.Incomplete(rejections);
  }

  private void behindTheServices(Wishes wishes, OwnedObjects objects, List<Rejection> rejections) {
    for (HasMetadata desired : wishes.objects()) {
      boolean readByPods = !(desired instanceof Deployment);
      // Otherwise pods would read an old configuration and carry the new one's fingerprint, for
      // good.
      if (!(desired instanceof Service) && (readByPods || rejections.isEmpty())) {
        bringAbout(desired, wishes, objects, rejections);
      }
    }
  }

  private void bringAbout(
      HasMetadata desired, Wishes wishes, OwnedObjects objects, List<Rejection> rejections) {
    if (!isAsDesired(desired, wishes, objects) && !tryApply(desired, objects, rejections)) {
      objects
          .actual(desired)
          .ifPresent(written -> settled.add(objects.identity().uid(), wishes.madeFrom(), written));
    }
  }

  private boolean isAsDesired(HasMetadata desired, Wishes wishes, OwnedObjects objects) {
    var actual = objects.actual(desired);
    if (actual.isEmpty()) {
      return false;
    }
    String owner = objects.identity().uid();
    if (settled.contains(owner, wishes.madeFrom(), actual.get())) {
      return true;
    }
    boolean matches = objects.matches(actual.get(), desired);
    if (matches) {
      settled.add(owner, wishes.madeFrom(), actual.get());
    }
    return matches;
  }

  private static boolean tryApply(
      HasMetadata object, OwnedObjects objects, List<Rejection> rejections) {
    try {
      objects.apply(object);
      LOG.infof("applied %s", describe(object));
      return false;
    } catch (BelongsToAnother e) {
      rejections.add(
          new Rejection(
              describe(object),
              Cause.BELONGS_TO_ANOTHER,
              "exists already and does not belong to this resource: rename or delete it, or name"
                  + " the resource differently"));
    } catch (KubernetesClientException e) {
      var refusal = new Refusal(e);
      if (refusal.isOfTheNamespace()) {
        LOG.debugf("%s is not applied: its namespace is being deleted", describe(object));
        return true;
      }
      if (!refusal.isFinal()) {
        throw e;
      }
      rejections.add(new Rejection(describe(object), refusal.cause(), refusal.message()));
    }
    LOG.warnf("%s was refused: %s", describe(object), rejections.getLast().message());
    return true;
  }

  private static void deleteUnwanted(Wishes wishes, OwnedObjects objects) {
    List<? extends HasMetadata> unwanted =
        OwnedKinds.APPLIED.stream()
            .flatMap(objects::all)
            .filter(objects.identity()::owns)
            // Somebody's data: a reconcile never takes it away.
            .filter(object -> !(object instanceof PersistentVolumeClaim))
            .filter(object -> !wishes.include(object))
            .toList();
    for (HasMetadata object : unwanted) {
      objects.delete(object);
      LOG.infof("deleted %s, which is no longer wanted", describe(object));
    }
  }

  private static String describe(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getName();
  }
}
