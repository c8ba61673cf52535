package dental.sofia.calendar.support;

import dental.sofia.calendar.domain.practice.Day;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.Profile;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Days on which the usual practice is open, each given out once, so that tests do not take each
 * other's time.
 */
public final class OpenDays {
  private static final Practice PRACTICE = new Practice(Profile.USUAL);
  private static final AtomicReference<LocalDate> LAST =
      new AtomicReference<>(LocalDate.now().plusDays(40));

  private OpenDays() {}

  public static LocalDate next() {
    return LAST.updateAndGet(
        last -> {
          LocalDate day = last.plusDays(1);
          while (!(PRACTICE.on(day) instanceof Day.Open)) {
            day = day.plusDays(1);
          }
          return day;
        });
  }
}
