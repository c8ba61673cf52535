package dental.sofia.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;

/**
 * What a resource wants to be there.
 *
 * @param madeFrom what the objects were made from; equal values make equal objects
 * @param objects in the order in which they are to be applied: what pods read before the pods
 * @param keptSecrets names of generated Secrets that are still wanted; they are never applied
 */
public record Wishes(Object madeFrom, List<HasMetadata> objects, List<String> keptSecrets) {

  public Wishes {
    objects = List.copyOf(objects);
    keptSecrets = List.copyOf(keptSecrets);
  }

  boolean include(HasMetadata actual) {
    String name = actual.getMetadata().getName();
    return (actual instanceof Secret && keptSecrets.contains(name))
        || objects.stream()
            .anyMatch(
                desired ->
                    desired.getKind().equals(actual.getKind())
                        && desired.getMetadata().getName().equals(name));
  }
}
