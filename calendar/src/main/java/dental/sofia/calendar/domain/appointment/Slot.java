package dental.sofia.calendar.domain.appointment;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * Time in the chair, on the clock of the practice.
 *
 * @param end excluded, after the start
 */
public record Slot(LocalDateTime start, LocalDateTime end) {
  public Slot {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "a slot that ends before it begins: " + start + " to " + end);
    }
  }

  public static Slot at(LocalDateTime start, Duration duration) {
    return new Slot(start, start.plus(duration));
  }

  public boolean overlaps(Slot other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
