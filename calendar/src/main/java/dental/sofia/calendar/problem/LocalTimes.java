package dental.sofia.calendar.problem;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as programs write them, on the clock of the practice {@code 2026-11-23T10:00}. By hand, for
 * a list has hundreds of them.
 */
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

  /** An instant in UTC, to the microsecond: {@code 2026-11-23T09:00:00.000000Z}. */
  public static String text(Instant instant) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    var text = new StringBuilder(27).append(text(utc)).append(':');
    two(text, utc.getSecond()).append('.');
    int micros = instant.getNano() / 1000;
    two(text, micros / 10_000);
    two(text, micros / 100 % 100);
    return two(text, micros % 100).append('Z').toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
