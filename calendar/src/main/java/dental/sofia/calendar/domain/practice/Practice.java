package dental.sofia.calendar.domain.practice;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A practice with one chair. Hours of one day never overlap. */
public final class Practice {
  private final Profile profile;
  private final Map<DayOfWeek, Day> week = new EnumMap<>(DayOfWeek.class);
  private final Map<Integer, Map<LocalDate, String>> holidays = new ConcurrentHashMap<>();

  public Practice(Profile profile) {
    this.profile = profile;
    for (DayOfWeek day : DayOfWeek.values()) {
      List<TimeRange> hours =
          profile.openingHours().stream()
              .filter(opening -> opening.days().contains(day))
              .map(OpeningHours::range)
              .sorted()
              .toList();
      for (int i = 1; i < hours.size(); i++) {
        if (hours.get(i - 1).overlaps(hours.get(i))) {
          throw new IllegalArgumentException("hours overlap on " + day + ": " + hours);
        }
      }
      week.put(day, hours.isEmpty() ? new Day.DayOff() : new Day.Open(hours));
    }
  }

  public Profile profile() {
    return profile;
  }

  public ZoneId timeZone() {
    return profile.timeZone();
  }

  /** A holiday on a day off is a day off: nobody would have come anyway. */
  public Day on(LocalDate date) {
    Day usual = week.get(date.getDayOfWeek());
    if (!(usual instanceof Day.Open)) {
      return usual;
    }
    String holiday = holidaysOf(date.getYear()).get(date);
    if (holiday != null) {
      return new Day.Holiday(holiday);
    }
    for (Closure closure : profile.closures()) {
      if (closure.covers(date)) {
        return new Day.Closed(closure.reason());
      }
    }
    return usual;
  }

  /** By its name or another word for it, however it is written. */
  public Optional<Treatment> treatment(String word) {
    String trimmed = word.strip();
    return profile.treatments().stream().filter(it -> it.isCalled(trimmed)).findFirst();
  }

  private Map<LocalDate, String> holidaysOf(int year) {
    return holidays.computeIfAbsent(
        year,
        it ->
            profile.state().holidays(it).stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        PublicHoliday::date, PublicHoliday::name, (one, other) -> one)));
  }
}
