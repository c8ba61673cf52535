package dental.sofia.operator.check.calendar;

import dental.sofia.operator.check.Availability;
import dental.sofia.operator.check.Check;
import dental.sofia.operator.check.ConditionType;
import dental.sofia.operator.check.Facts;
import dental.sofia.operator.check.Outcome;
import dental.sofia.operator.check.Probes;
import dental.sofia.operator.naming.ComponentName;
import jakarta.enterprise.context.ApplicationScoped;

/** The calendar's pods run the wanted revision and take callers. */
@ApplicationScoped
public class CalendarAvailable implements Check {

  public static final ConditionType TYPE = new ConditionType("CalendarAvailable");

  @Override
  public ConditionType type() {
    return TYPE;
  }

  @Override
  public boolean appliesTo(Facts facts) {
    return facts.model().calendar().isPresent();
  }

  @Override
  public Outcome run(Facts facts, Probes probes) {
    return Availability.of(facts.workload(ComponentName.CALENDAR), Availability.CRASH_LOOPING);
  }
}
