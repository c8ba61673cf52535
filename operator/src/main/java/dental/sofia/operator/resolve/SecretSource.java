package dental.sofia.operator.resolve;

import dental.sofia.operator.naming.Identity;
import dental.sofia.operator.naming.Names;

/** Where a key comes from. */
public sealed interface SecretSource {

  /**
   * @param referenced what the user wrote, or null
   */
  static SecretSource of(String referenced, Names generated, Identity identity) {
    return referenced == null ? new Generated(generated.of(identity)) : new Referenced(referenced);
  }

  /** Name of the Secret that holds the key, in the namespace of the resource. */
  String secretName();

  /** Made once by the operator, and kept. */
  record Generated(String secretName) implements SecretSource {}

  /** Made by the user, and only read. */
  record Referenced(String secretName) implements SecretSource {}
}
