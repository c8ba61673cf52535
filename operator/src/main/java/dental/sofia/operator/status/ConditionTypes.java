package dental.sofia.operator.status;

import dental.sofia.operator.check.ConditionType;

/** Conditions that no check decides. */
public final class ConditionTypes {

  /** Sums up all others: the spec is realised and calls can work. */
  public static final ConditionType READY = new ConditionType("Ready");

  /** The cluster is on its way to what was asked for (kstatus; True is the abnormal state). */
  public static final ConditionType RECONCILING = new ConditionType("Reconciling");

  /** It will not get there without a person (kstatus; True is the abnormal state). */
  public static final ConditionType STALLED = new ConditionType("Stalled");

  /** The spec resolves, and the Secrets that it names can be used. */
  public static final ConditionType SPEC_ACCEPTED = new ConditionType("SpecAccepted");

  /** The API server has taken every object. */
  public static final ConditionType RESOURCES_APPLIED = new ConditionType("ResourcesApplied");

  private ConditionTypes() {}
}
