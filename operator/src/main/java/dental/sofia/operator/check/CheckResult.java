package dental.sofia.operator.check;

import java.time.Duration;

/**
 * Outcome of one check.
 *
 * @param type the condition that it decides
 * @param outcome what was found
 * @param took how long the check ran, for metrics only
 */
public record CheckResult(ConditionType type, Outcome outcome, Duration took) {}
