package dental.sofia.agent.conversation.german;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** Days and times as one says them. */
public final class Spoken {
  // The JVM of the image has no German of its own.
  private static final List<String> WEEKDAYS =
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

  private Spoken() {}

  /**
   * „Montag, den 23. November", near days with „heute" or „morgen" before; with the year if not
   * near.
   */
  public static String day(LocalDate day, LocalDate today) {
    String near = day.equals(today) ? "heute, " : day.equals(today.plusDays(1)) ? "morgen, " : "";
    String year = day.isAfter(today.plusMonths(11)) ? " " + day.getYear() : "";
    return near + weekday(day) + ", den " + day.getDayOfMonth() + ". " + month(day) + year;
  }

  /** With „am" before, where it is said. */
  public static String onDay(LocalDate day, LocalDate today) {
    String spoken = day(day, today);
    return spoken.startsWith("heute") || spoken.startsWith("morgen") ? spoken : "am " + spoken;
  }

  /** „14 Uhr 30". */
  public static String time(LocalTime time) {
    return time.getHour() + " Uhr" + (time.getMinute() == 0 ? "" : " " + time.getMinute());
  }

  public static String dateTime(LocalDateTime time, LocalDate today) {
    return onDay(time.toLocalDate(), today) + " um " + time(time.toLocalTime());
  }

  /** „a, b und c". */
  public static String list(List<String> parts, String word) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return String.join(", ", parts.subList(0, parts.size() - 1))
        + " "
        + word
        + " "
        + parts.getLast();
  }

  public static String weekday(LocalDate day) {
    return weekday(day.getDayOfWeek());
  }

  public static String weekday(DayOfWeek day) {
    return WEEKDAYS.get(day.getValue() - 1);
  }

  private static String month(LocalDate day) {
    return MONTHS.get(day.getMonthValue() - 1);
  }
}
