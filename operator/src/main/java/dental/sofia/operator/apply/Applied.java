package dental.sofia.operator.apply;

import java.util.List;

/** What became of the desired objects. */
public sealed interface Applied {

  /** Every object is as desired. */
  record Complete() implements Applied {}

  /**
   * The API server refused some. What depends on them was left as it was.
   *
   * @param rejections one for each refused object
   */
  record Incomplete(List<Rejection> rejections) implements Applied {
    public Incomplete {
      rejections = List.copyOf(rejections);
    }
  }

  /**
   * One refused object.
   *
   * @param object kind and name
   * @param cause why, in one word
   * @param message what the API server said
   */
  record Rejection(String object, Cause cause, String message) {}

  /** Why an object was refused. */
  enum Cause {
    /** A node port is in use by another Service. */
    NODE_PORT_TAKEN,
    /** A node port is outside the cluster's range. */
    NODE_PORT_OUT_OF_RANGE,
    /** An object of that name exists and belongs to somebody else. */
    BELONGS_TO_ANOTHER,
    /** A quota, an admission rule or a missing right. */
    FORBIDDEN,
    /** Anything else. */
    INVALID
  }
}
