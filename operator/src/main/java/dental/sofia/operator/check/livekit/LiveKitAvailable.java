package dental.sofia.operator.check.livekit;

import dental.sofia.operator.check.Availability;
import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.naming.ComponentName;
import jakarta.enterprise.context.ApplicationScoped;

/** LiveKit's pods run the wanted revision and take callers. */
@ApplicationScoped
public class LiveKitAvailable implements Check {

  public static final ConditionType TYPE = new ConditionType("LiveKitAvailable");

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public Outcome run(Facts facts, Probes probes) {
    return Availability.of(facts.workload(ComponentName.LIVEKIT), Availability.CONFIG_REJECTED);
  }
}
