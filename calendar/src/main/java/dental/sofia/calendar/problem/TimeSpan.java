package dental.sofia.calendar.problem;

import dental.sofia.calendar.domain.appointment.Slot;

/**
 * A slot in JSON.
 *
 * @param start on the clock of the practice, such as {@code 2026-11-23T10:00}
 * @param end the same
 */
public record TimeSpan(String start, String end) {
  public static TimeSpan of(Slot slot) {
    return new TimeSpan(LocalTimes.text(slot.start()), LocalTimes.text(slot.end()));
  }
}
