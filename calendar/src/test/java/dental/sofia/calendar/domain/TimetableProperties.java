package dental.sofia.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.calendar.domain.appointment.Refusal;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Timetable;
import dental.sofia.calendar.domain.practice.Bundesland;
import dental.sofia.calendar.domain.practice.Closure;
import dental.sofia.calendar.domain.practice.Day;
import dental.sofia.calendar.domain.practice.OpeningHours;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.domain.practice.Profile;
import dental.sofia.calendar.domain.practice.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the practice, the day and the order in which people come and go. */
class TimetableProperties {
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1990, 1, 1, 0, 0);

  /** Leap days, days on which the clock is changed, turns of years, and any other day. */
  @Provide
  Arbitrary<LocalDate> days() {
    Arbitrary<LocalDate> special =
        Arbitraries.of(
            LocalDate.of(2028, 2, 28),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2027, 3, 28),
            LocalDate.of(2027, 10, 31),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2100, 2, 28));
    Arbitrary<LocalDate> any =
        Arbitraries.integers().between(0, 30_000).map(LocalDate.EPOCH::plusDays);
    return Arbitraries.oneOf(special, any);
  }

  /**
   * With hours at night as well, so that they meet the hour that does not exist and the one that
   * comes twice.
   */
  @Provide
  Arbitrary<Practice> practices() {
    Arbitrary<Set<DayOfWeek>> weekdays = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
    Arbitrary<List<OpeningHours>> hours =
        Combinators.combine(
                weekdays,
                Arbitraries.integers().between(0, 20).map(i -> i * 15),
                Arbitraries.integers().between(1, 30).map(i -> i * 15),
                Arbitraries.integers().between(1, 10).map(i -> i * 15),
                Arbitraries.integers().between(1, 20).map(i -> i * 15))
            .as(
                (on, opens, lasts, pause, then) -> {
                  int end = opens + lasts;
                  var list =
                      new ArrayList<>(List.of(new OpeningHours(on, new TimeRange(opens, end))));
                  list.add(
                      new OpeningHours(
                          on, new TimeRange(end + pause, Math.min(1440, end + pause + then))));
                  return list;
                });
    Arbitrary<List<Closure>> closures =
        Combinators.combine(days(), Arbitraries.integers().between(0, 20))
            .as((from, more) -> List.of(new Closure(from, from.plusDays(more), "Urlaub")));
    return Combinators.combine(hours, closures, Arbitraries.of(Bundesland.class))
        .as(
            (opening, closed, state) ->
                new Practice(
                    new Profile(
                        "Praxis",
                        Profile.USUAL.timeZone(),
                        state,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        opening,
                        closed,
                        Profile.USUAL.treatments(),
                        List.of())));
  }

  @Provide
  Arbitrary<Duration> durations() {
    return Arbitraries.of(5, 20, 30, 45, 60, 90, 240).map(Duration::ofMinutes);
  }

  @Property(tries = 400)
  void whatIsFreeCanBeBookedAndLastsAsLongAsItLooks(
      @ForAll("practices") Practice practice,
      @ForAll("days") LocalDate day,
      @ForAll("durations") Duration duration) {
    var timetable = new Timetable(practice);
    for (Slot slot : timetable.free(day, 9, duration, List.of(), LONG_AGO)) {
      assertThat(timetable.refuse(slot, LONG_AGO)).isEmpty();
      LocalDate date = slot.start().toLocalDate();
      assertThat(practice.on(date)).isInstanceOf(Day.Open.class);
      assertThat(((Day.Open) practice.on(date)).hours())
          .anyMatch(
              range ->
                  !slot.start().isBefore(range.startOn(date))
                      && !slot.end().isAfter(range.endOn(date)));
      var zone = practice.timeZone();
      assertThat(slot.start().atZone(zone).toLocalDateTime()).isEqualTo(slot.start());
      assertThat(Duration.between(slot.start().atZone(zone), slot.end().atZone(zone)))
          .isEqualTo(duration);
    }
  }

  /**
   * Books and cancels at random by what the timetable says, and looks for two in one chair after
   * each step.
   */
  @Property(tries = 200)
  void nobodyIsEverBookedTwiceInWhateverOrder(
      @ForAll("practices") Practice practice,
      @ForAll("days") LocalDate day,
      @ForAll List<@net.jqwik.api.constraints.IntRange(max = 1000) Integer> steps) {
    var timetable = new Timetable(practice);
    var booked = new ArrayList<Slot>();
    for (int step : steps) {
      if (step % 4 == 0 && !booked.isEmpty()) {
        booked.remove(step % booked.size());
        continue;
      }
      var duration = Duration.ofMinutes(List.of(30, 45, 60, 90).get(step % 4));
      List<Slot> free = timetable.free(day, 5, duration, booked, LONG_AGO);
      for (Slot slot : free) {
        assertThat(booked).noneMatch(slot::overlaps);
      }
      if (!free.isEmpty()) {
        booked.add(free.get(step % free.size()));
      }
    }
    for (Slot one : booked) {
      assertThat(booked.stream().filter(one::overlaps)).hasSize(1);
    }
  }

  /** What the sweep over sorted lists finds is what comparing each with each finds. */
  @Property(tries = 300)
  void theQuickSearchFindsWhatTheSlowOneFinds(
      @ForAll("days") LocalDate day,
      @ForAll List<@net.jqwik.api.constraints.IntRange(max = 1439) Integer> starts,
      @ForAll("durations") Duration duration,
      @ForAll("durations") Duration wanted) {
    var timetable = new Timetable(new Practice(Profile.USUAL));
    List<Slot> taken =
        starts.stream().map(it -> Slot.at(day.atStartOfDay().plusMinutes(it), duration)).toList();
    List<Slot> slow =
        timetable.free(day, 3, wanted, List.of(), LONG_AGO).stream()
            .filter(slot -> taken.stream().noneMatch(slot::overlaps))
            .toList();
    assertThat(timetable.free(day, 3, wanted, taken, LONG_AGO)).isEqualTo(slow);
  }

  @Property(tries = 200)
  void nothingBeginsBeforeNow(
      @ForAll("days") LocalDate day, @ForAll("durations") Duration duration) {
    var timetable = new Timetable(new Practice(Profile.USUAL));
    LocalDateTime now = day.atTime(9, 10);
    assertThat(timetable.free(day, 2, duration, List.of(), now))
        .allMatch(slot -> !slot.start().isBefore(now));
    assertThat(timetable.refuse(Slot.at(now.minusMinutes(5), duration), now))
        .contains(new Refusal.Past());
  }
}
