package dental.sofia.operator.resolve;

/** Where a key comes from. */
public sealed interface SecretSource {

  /** Name of the Secret that holds the key, in the namespace of the resource. */
  String secretName();

  /** Made once by the operator, and kept. */
  record Generated(String secretName) implements SecretSource {}

  /** Made by the user, and only read. */
  record Referenced(String secretName) implements SecretSource {}
}
