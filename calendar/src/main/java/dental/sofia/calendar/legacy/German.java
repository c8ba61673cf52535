package dental.sofia.calendar.legacy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Dates as they are said. The JDK's own names of days need a module of 10 MB. */
final class German {
  private static final List<String> DAYS =
      List.of("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag");
  private static final List<String> MONTHS =
      List.of(
          "Januar",
          "Februar",
          "März",
          "April",
          "Mai",
          "Juni",
          "Juli",
          "August",
          "September",
          "Oktober",
          "November",
          "Dezember");

  private German() {}

  static String day(DayOfWeek day) {
    return DAYS.get(day.getValue() - 1);
  }

  /** For instance {@code Montag, 23. November 2026}. */
  static String date(LocalDate date) {
    return day(date.getDayOfWeek())
        + ", "
        + date.getDayOfMonth()
        + ". "
        + MONTHS.get(date.getMonthValue() - 1)
        + " "
        + date.getYear();
  }

  /** For instance {@code 1 Termin} or {@code 3 Termine}. */
  static String appointments(int count) {
    return count == 1 ? "1 Termin" : count + " Termine";
  }
}
