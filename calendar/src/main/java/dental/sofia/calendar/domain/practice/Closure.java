package dental.sofia.calendar.domain.practice;

import java.time.LocalDate;

/**
 * Days on which the practice is closed for a reason of its own.
 *
 * @param to the last closed day, included
 * @param reason said to people as it is
 */
public record Closure(LocalDate from, LocalDate to, String reason) {
  public Closure {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "a closure that ends before it begins: " + from + " to " + to);
    }
  }

  boolean covers(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }
}
