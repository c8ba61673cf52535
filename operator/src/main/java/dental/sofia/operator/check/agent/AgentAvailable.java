package dental.sofia.operator.check.agent;

import dental.sofia.operator.check.Availability;
import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.naming.ComponentName;
import jakarta.enterprise.context.ApplicationScoped;

/** The agent's pods run the wanted revision and take callers. */
@ApplicationScoped
public class AgentAvailable implements Check {

  public static final ConditionType TYPE = new ConditionType("AgentAvailable");

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public boolean appliesTo(Facts facts) {
    return facts.model().agent().isPresent();
  }

  @Override
  public Outcome run(Facts facts, Probes probes) {
    return Availability.of(facts.workload(ComponentName.AGENT), Availability.CRASH_LOOPING);
  }
}
