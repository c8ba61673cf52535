package dental.sofia.calendar.domain.practice;

import java.util.List;

/** What a day of the calendar is to a practice. */
public sealed interface Day {
  /**
   * @param hours one after the other, without overlap, at least one
   */
  record Open(List<TimeRange> hours) implements Day {}

  /** The practice is never open on this day of the week. */
  record DayOff() implements Day {}

  /**
   * @param name in German
   */
  record Holiday(String name) implements Day {}

  /**
   * @param reason in German
   */
  record Closed(String reason) implements Day {}
}
