package dental.sofia.calendar.domain.practice;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A part of a day, on the clock of the practice.
 *
 * @param from minutes since midnight, included
 * @param to minutes since midnight, excluded; 1440 is the end of the day, which {@link
 *     java.time.LocalTime} cannot say
 */
public record TimeRange(int from, int to) implements Comparable<TimeRange> {
  private static final int DAY = 24 * 60;

  public TimeRange {
    if (from < 0 || to > DAY || from >= to) {
      throw new IllegalArgumentException("no part of a day: " + from + " to " + to);
    }
  }

  public LocalDateTime startOn(LocalDate date) {
    return date.atStartOfDay().plusMinutes(from);
  }

  public LocalDateTime endOn(LocalDate date) {
    return date.atStartOfDay().plusMinutes(to);
  }

  boolean overlaps(TimeRange other) {
    return from < other.to && other.from < to;
  }

  @Override
  public int compareTo(TimeRange other) {
    return Integer.compare(from, other.from);
  }

  @Override
  public String toString() {
    return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
  }
}
