package dental.sofia.operator.status;

import dental.sofia.operator.apply.Applied.Cause;
import dental.sofia.operator.check.Reason;

/** Reasons of the conditions that no check decides. */
public final class Reasons {

  /** The spec can't be realised; what runs was left as it was. */
  public static final Reason INVALID_SPEC = Reason.stuck("InvalidSpec");

  /** A Secret that the spec names is missing or unusable; what runs was left as it was. */
  public static final Reason SECRET_UNUSABLE = Reason.stuck("SecretUnusable");

  /** A node port is in use by another Service. */
  public static final Reason NODE_PORT_TAKEN = Reason.stuck("NodePortTaken");

  /** A node port is outside the cluster's range. */
  public static final Reason NODE_PORT_OUT_OF_RANGE = Reason.stuck("NodePortOutOfRange");

  /** An object of that name exists and belongs to somebody else. */
  public static final Reason OBJECT_EXISTS = Reason.stuck("ObjectExists");

  /** A quota, an admission rule or a missing right. */
  public static final Reason FORBIDDEN = Reason.stuck("Forbidden");

  /** The API server takes an object for invalid. */
  public static final Reason OBJECT_INVALID = Reason.stuck("ObjectInvalid");

  /** {@code spec.suspend} is true. */
  public static final Reason SUSPENDED = Reason.progress("Suspended");

  /** The API server or the operator failed in a way that may pass. */
  public static final Reason RECONCILE_ERROR = Reason.fault("ReconcileError");

  private Reasons() {}

  static Reason of(Cause cause) {
    return switch (cause) {
      case NODE_PORT_TAKEN -> NODE_PORT_TAKEN;
      case NODE_PORT_OUT_OF_RANGE -> NODE_PORT_OUT_OF_RANGE;
      case BELONGS_TO_ANOTHER -> OBJECT_EXISTS;
      case FORBIDDEN -> FORBIDDEN;
      case INVALID -> OBJECT_INVALID;
    };
  }
}
