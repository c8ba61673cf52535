package dental.sofia.operator.apply;

import dental.sofia.operator.apply.Applied.Cause;
import dental.sofia.operator.apply.Applied.Rejection;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes the objects of a resource what they should be, and writes nothing where they already are.
 */
@ApplicationScoped
public class Applier {

  private static final Logger LOG = Logger.getLogger(Applier.class);

  /** The API server's word for a body that is well formed and not acceptable. */
  private static final int UNPROCESSABLE = 422;

  /**
   * @param desired in the order in which they are to be applied: what pods read before the pods
   * @param keptSecrets generated Secrets that are still wanted; they are never applied
   * @throws KubernetesClientException if the API server can't be asked at all
   */
  public Applied apply(List<HasMetadata> desired, List<String> keptSecrets, OwnedObjects objects) {
    var rejections = new ArrayList<Rejection>();
    boolean podsMayRoll = true;
    for (HasMetadata object : desired) {
      if (object instanceof Deployment && !podsMayRoll) {
        // Its pods would read an old configuration and carry the new one's fingerprint, for good.
        continue;
      }
      if (!objects.isAsDesired(object)) {
        var refused = tryApply(object, objects, rejections);
        podsMayRoll &= !refused || object instanceof Service;
      }
    }
    if (rejections.isEmpty()) {
      objects.unwanted(desired, keptSecrets).forEach(object -> delete(object, objects));
      return new Applied.Complete();
    }
    return new Applied.Incomplete(rejections);
  }

  private static boolean tryApply(
      HasMetadata object, OwnedObjects objects, List<Rejection> rejections) {
    try {
      objects.apply(object);
      LOG.infof("applied %s", describe(object));
      return false;
    } catch (KubernetesClientException e) {
      if (e.getCode() < 400 || e.getCode() >= 500 || e.getCode() == 429) {
        throw e;
      }
      LOG.warnf("%s was refused: %s", describe(object), message(e));
      rejections.add(new Rejection(describe(object), cause(e), message(e)));
      return true;
    }
  }

  private static void delete(HasMetadata object, OwnedObjects objects) {
    objects.delete(object);
    LOG.infof("deleted %s, which is no longer wanted", describe(object));
  }

  private static Cause cause(KubernetesClientException refusal) {
    String message = message(refusal);
    return switch (refusal.getCode()) {
      case HttpURLConnection.HTTP_CONFLICT -> Cause.BELONGS_TO_ANOTHER;
      case HttpURLConnection.HTTP_FORBIDDEN -> Cause.FORBIDDEN;
      case UNPROCESSABLE ->
          message.contains("provided port is already allocated")
              ? Cause.NODE_PORT_TAKEN
              : message.contains("provided port is not in the valid range")
                  ? Cause.NODE_PORT_OUT_OF_RANGE
                  : Cause.INVALID;
      default -> Cause.INVALID;
    };
  }

  private static String message(KubernetesClientException refusal) {
    var status = refusal.getStatus();
    return status != null && status.getMessage() != null
        ? status.getMessage()
        : String.valueOf(refusal.getMessage());
  }

  private static String describe(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getName();
  }
}
