package dental.sofia.calendar.domain.appointment;

import dental.sofia.calendar.domain.practice.Day;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.TimeRange;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When a practice could treat somebody, as far as its hours and its clock go. */
public record Timetable(Practice practice) {
  /** Free slots begin this far apart, from each opening on. */
  public static final Duration GRID = Duration.ofMinutes(30);

  /**
   * Why nobody can be treated then, whoever else comes; empty when it is possible.
   *
   * @param now on the clock of the practice
   */
  public Optional<Refusal> refuse(Slot wish, LocalDateTime now) {
    if (wish.start().isBefore(now)) {
      return Optional.of(new Refusal.Past());
    }
    LocalDate date = wish.start().toLocalDate();
    return switch (practice.on(date)) {
      case Day.Holiday holiday -> Optional.of(new Refusal.Holiday(holiday.name()));
      case Day.Closed closed -> Optional.of(new Refusal.Holiday(closed.reason()));
      case Day.DayOff off -> Optional.of(new Refusal.OutsideOpeningHours());
      case Day.Open open ->
          open.hours().stream().anyMatch(hours -> holds(hours, date, wish)) && lastsAsLong(wish)
              ? Optional.empty()
              : Optional.of(new Refusal.OutsideOpeningHours());
    };
  }

  /**
   * Slots on the grid that nobody takes, in order.
   *
   * @param days how many, from this date on
   * @param taken in any order; what lies elsewhere does no harm
   * @param now nothing before it is free
   */
  public List<Slot> free(
      LocalDate from, int days, Duration duration, Collection<Slot> taken, LocalDateTime now) {
    var inOrder = taken.stream().sorted(Comparator.comparing(Slot::start)).toList();
    var free = new ArrayList<Slot>();
    var sweep = new Sweep(inOrder);
    for (int i = 0; i < days; i++) {
      LocalDate date = from.plusDays(i);
      if (practice.on(date) instanceof Day.Open open) {
        for (TimeRange hours : open.hours()) {
          LocalDateTime end = hours.endOn(date);
          for (var start = hours.startOn(date);
              !start.plus(duration).isAfter(end);
              start = start.plus(GRID)) {
            var slot = Slot.at(start, duration);
            if (!start.isBefore(now) && sweep.isFree(slot) && lastsAsLong(slot)) {
              free.add(slot);
            }
          }
        }
      }
    }
    return List.copyOf(free);
  }

  private static boolean holds(TimeRange hours, LocalDate date, Slot wish) {
    return !wish.start().isBefore(hours.startOn(date)) && !wish.end().isAfter(hours.endOn(date));
  }

  /**
   * Whether the clock is not put forward or back meanwhile: then the slot would be an hour shorter
   * or longer than it looks, or begin at a time that does not exist.
   */
  private boolean lastsAsLong(Slot slot) {
    ZoneId zone = practice.timeZone();
    if (zone.getRules().getValidOffsets(slot.start()).isEmpty()) {
      return false;
    }
    Duration shown = Duration.between(slot.start(), slot.end());
    return Duration.between(slot.start().atZone(zone), slot.end().atZone(zone)).equals(shown);
  }

  /** Looks at each taken slot about once, since both lists are in order. */
  private static final class Sweep {
    private final List<Slot> taken;
    private int first;

    Sweep(List<Slot> taken) {
      this.taken = taken;
    }

    boolean isFree(Slot wish) {
      // One that ends before this wish begins is over for all later ones as well.
      while (first < taken.size() && !taken.get(first).end().isAfter(wish.start())) {
        first++;
      }
      for (int i = first; i < taken.size() && taken.get(i).start().isBefore(wish.end()); i++) {
        if (taken.get(i).overlaps(wish)) {
          return false;
        }
      }
      return true;
    }
  }
}
