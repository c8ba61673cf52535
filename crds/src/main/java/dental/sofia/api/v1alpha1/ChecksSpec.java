package dental.sofia.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * How often and how patiently the deployment is proved.
 *
 * @param interval from one proof to the next when nothing happens
 * @param deadline what all checks of one proof may take together
 * @param callInterval from one call of the agent to the next when nothing happens
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!self.interval.matches('"
            + Rules.DURATION
            + "') || !self.deadline.matches('"
            + Rules.DURATION
            + "') || duration(self.deadline) < duration(self.interval)",
    message =
        "checks.deadline must be shorter than checks.interval: write for example deadline: 5s")
public record ChecksSpec(
    @JsonPropertyDescription(
            "Time from one proof to the next when nothing happens, from 10s to 1h.")
        @Default("60s")
        @Size(min = 2, max = 6)
        @ValidationRule(
            value = "self.matches('" + Rules.DURATION + "')",
            message = "checks.interval: write a whole number with one unit, s, m or h, like 60s")
        @ValidationRule(
            value =
                "!self.matches('"
                    + Rules.DURATION
                    + "') || (duration(self) >= duration('10s') && duration(self) <= duration('1h'))",
            message = "checks.interval: write a time from 10s to 1h")
        String interval,
    @JsonPropertyDescription("Time that all checks of one proof may take together, from 1s to 30s.")
        @Default("5s")
        @Size(min = 2, max = 6)
        @ValidationRule(
            value = "self.matches('" + Rules.DURATION + "')",
            message = "checks.deadline: write a whole number with one unit, s, m or h, like 5s")
        @ValidationRule(
            value =
                "!self.matches('"
                    + Rules.DURATION
                    + "') || (duration(self) >= duration('1s') && duration(self) <= duration('30s'))",
            message = "checks.deadline: write a time from 1s to 30s")
        String deadline,
    @JsonPropertyDescription(
            "Time from one call of the agent to the next when nothing happens, from 1m to 24h; 0s: it is never called.")
        @Default("10m")
        @Size(min = 2, max = 6)
        @ValidationRule(
            value = "self.matches('" + Rules.DURATION + "')",
            message =
                "checks.callInterval: write a whole number with one unit, s, m or h, like 10m")
        @ValidationRule(
            value =
                "!self.matches('"
                    + Rules.DURATION
                    + "') || self == '0s' || (duration(self) >= duration('1m') && duration(self) <= duration('24h'))",
            message = "checks.callInterval: write a time from 1m to 24h, or 0s for never")
        String callInterval) {

  public ChecksSpec {
    interval = interval == null ? "60s" : interval;
    deadline = deadline == null ? "5s" : deadline;
    callInterval = callInterval == null ? "10m" : callInterval;
  }
}
