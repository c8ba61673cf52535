package dental.sofia.kubectl.cluster;

import dental.sofia.operator.credentials.Withheld;

/**
 * Something that was asked of the API server.
 *
 * @param <T> what it is
 */
public sealed interface Seen<T> {

  /** It may be read. */
  record Readable<T>(T value) implements Seen<T> {}

  /** It can't be; the message says what, and which right is missing. */
  record Hidden<T>(String message) implements Seen<T> {}

  default T orWithheld() throws Withheld {
    return switch (this) {
      case Readable<T>(T value) -> value;
      case Hidden<T>(String message) -> throw new Withheld(message);
    };
  }
}
