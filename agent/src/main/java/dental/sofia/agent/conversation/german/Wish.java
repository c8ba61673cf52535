package dental.sofia.agent.conversation.german;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When somebody would like to come.
 *
 * @param never days of the week on which they can't
 */
public record Wish(Optional<Days> days, Optional<Times> times, Set<DayOfWeek> never) {
  public static final Wish NONE = new Wish(Optional.empty(), Optional.empty(), Set.of());

  /** Both included. */
  public record Days(LocalDate from, LocalDate to) {
    public static Days on(LocalDate day) {
      return new Days(day, day);
    }

    public boolean one() {
      return from.equals(to);
    }

    public boolean contains(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /**
   * To begin at one of these times.
   *
   * @param exact the very time that was named; else the earliest and the latest
   */
  public record Times(LocalTime earliest, LocalTime latest, boolean exact) {
    static Times at(LocalTime time) {
      return new Times(time, time, true);
    }

    public boolean contains(LocalTime time) {
      return !time.isBefore(earliest) && !time.isAfter(latest);
    }
  }

  public Wish {
    never = Set.copyOf(never);
  }

  public boolean empty() {
    return days.isEmpty() && times.isEmpty() && never.isEmpty();
  }

  /** What was said later counts; what was not said again stays. */
  public Wish then(Wish later) {
    var both = EnumSet.noneOf(DayOfWeek.class);
    both.addAll(never);
    both.addAll(later.never);
    // Who names a day after all takes it out of those that were excluded.
    later.days.filter(Days::one).ifPresent(day -> both.remove(day.from().getDayOfWeek()));
    return new Wish(later.days.or(() -> days), later.times.or(() -> times), both);
  }

  public Wish withoutTimes() {
    return new Wish(days, Optional.empty(), never);
  }

  public Wish withoutDays() {
    return new Wish(Optional.empty(), times, never);
  }

  public boolean fits(LocalDateTime time) {
    return days.map(range -> range.contains(time.toLocalDate())).orElse(true)
        && times.map(range -> range.contains(time.toLocalTime())).orElse(true)
        && !never.contains(time.getDayOfWeek());
  }
}
