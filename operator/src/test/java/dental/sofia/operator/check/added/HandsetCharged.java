package dental.sofia.operator.check.added;

import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.check.Reason;
import jakarta.enterprise.context.ApplicationScoped;

/** A check that somebody adds: this file and no other. */
@ApplicationScoped
public class HandsetCharged implements Check {

  public static final ConditionType TYPE = new ConditionType("HandsetCharged");

  /** Nobody has put it back. */
  public static final Reason HANDSET_EMPTY = Reason.fault("HandsetEmpty");

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public Outcome run(Facts facts, Probes probes) {
    return new Outcome.Failed(HANDSET_EMPTY, "the handset of the practice is empty");
  }
}
