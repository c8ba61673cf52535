package dental.sofia.calendar.domain.practice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one comes for.
 *
 * @param duration how long the chair is taken, whole minutes
 * @param price said to people as it is
 * @param aliases other words for the same
 */
public record Treatment(
    String name, Duration duration, Optional<String> price, List<String> aliases) {
  public Treatment {
    aliases = List.copyOf(aliases);
  }

  public static Treatment of(String name, int minutes) {
    return new Treatment(name, Duration.ofMinutes(minutes), Optional.empty(), List.of());
  }

  boolean isCalled(String word) {
    return name.equalsIgnoreCase(word) || aliases.stream().anyMatch(word::equalsIgnoreCase);
  }
}
