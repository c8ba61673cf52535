package dental.sofia.calendar.problem;

import java.time.LocalDateTime;

/** Times on the clock of the practice as programs write them: {@code 2026-11-23T10:00}. */
public final class LocalTimes {
  private LocalTimes() {}

  public static String text(LocalDateTime time) {
    var text = new StringBuilder(16);
    int year = time.getYear();
    text.append(year / 1000).append(year / 100 % 10);
    two(text, year % 100).append('-');
    two(text, time.getMonthValue()).append('-');
    two(text, time.getDayOfMonth()).append('T');
    two(text, time.getHour()).append(':');
    return two(text, time.getMinute()).toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
