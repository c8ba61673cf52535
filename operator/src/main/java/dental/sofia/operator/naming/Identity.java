package dental.sofia.operator.naming;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Which resource something belongs to.
 *
 * @param namespace of the resource and of all its objects
 * @param name of the resource
 * @param uid of the resource, for owner references
 */
public record Identity(String namespace, String name, String uid) {

  public static Identity of(HasMetadata resource) {
    var metadata = resource.getMetadata();
    return new Identity(metadata.getNamespace(), metadata.getName(), metadata.getUid());
  }

  /** Whether this resource is the controller of the object. */
  public boolean owns(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> uid.equals(reference.getUid()));
  }
}
