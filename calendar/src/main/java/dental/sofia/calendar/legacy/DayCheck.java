package dental.sofia.calendar.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is free on a day. Which members there are depends on the kind of the day.
 *
 * @param type only of a problem, as are title, status, detail and field
 */
@Schema(name = "LegacyDayCheck")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DayCheck(
    String message,
    boolean available,
    Boolean isWeekend,
    Boolean isPast,
    Boolean isHoliday,
    String date,
    String formattedDate,
    List<String> availableTimes,
    List<String> bookedTimes,
    Integer totalSlots,
    Integer freeSlots,
    String type,
    String title,
    Integer status,
    String detail,
    String field) {

  private static final String FORM = "Bitte geben Sie den Tag so an: 2026-11-23.";

  static DayCheck weekend(LocalDate date) {
    String message = "Am " + German.day(date.getDayOfWeek()) + " ist die Praxis geschlossen.";
    return closed(message, true, null, null);
  }

  static DayCheck past() {
    return closed("Dieser Tag liegt in der Vergangenheit.", null, true, null);
  }

  static DayCheck holiday(LocalDate date, String name) {
    String message = "Am " + German.date(date) + " ist die Praxis geschlossen (" + name + ").";
    return closed(message, null, null, true);
  }

  static DayCheck open(LocalDate date, List<String> all, List<String> free) {
    String day = German.date(date);
    String message =
        free.isEmpty()
            ? "Am " + day + " ist leider kein Termin mehr frei."
            : "Am " + day + " sind noch " + German.appointments(free.size()) + " frei.";
    return new DayCheck(
        message,
        !free.isEmpty(),
        null,
        null,
        null,
        date.toString(),
        day,
        free,
        all.stream().filter(it -> !free.contains(it)).toList(),
        all.size(),
        free.size(),
        null,
        null,
        null,
        null,
        null);
  }

  /** A problem that old clients can read as well. */
  static DayCheck malformed() {
    return new DayCheck(
        FORM,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "urn:sofia:problem:malformed",
        "Malformed request",
        400,
        FORM,
        "date");
  }

  private static DayCheck closed(String message, Boolean weekend, Boolean past, Boolean holiday) {
    return new DayCheck(
        message, false, weekend, past, holiday, null, null, null, null, null, null, null, null,
        null, null, null);
  }
}
