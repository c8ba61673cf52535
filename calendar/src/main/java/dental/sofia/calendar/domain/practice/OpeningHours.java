package dental.sofia.calendar.domain.practice;

import java.time.DayOfWeek;
import java.util.Set;

/**
 * Each of these days the practice is open in this range; a break is the gap between two of them.
 */
public record OpeningHours(Set<DayOfWeek> days, TimeRange range) {
  public OpeningHours {
    days = Set.copyOf(days);
  }
}
