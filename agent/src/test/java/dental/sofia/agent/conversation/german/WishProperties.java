package dental.sofia.agent.conversation.german;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every day, every time and every text. */
class WishProperties {

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 4_000).map(LocalDate.of(2026, 1, 1)::plusDays);
  }

  @Property
  void whatSofiaSaysOfADaySheUnderstandsHerself(
      @ForAll("days") LocalDate today, @ForAll @IntRange(max = 330) int later) {
    var day = today.plusDays(later);
    assertThat(Wishes.in(Spoken.onDay(day, today), today, false).days())
        .contains(Wish.Days.on(day));
  }

  @Property
  void whatSofiaSaysOfATimeSheUnderstandsHerself(
      @ForAll @IntRange(min = 7, max = 20) int hour, @ForAll @IntRange(max = 59) int minute) {
    var time = LocalTime.of(hour, minute);
    assertThat(Wishes.in("um " + Spoken.time(time), LocalDate.of(2026, 11, 18), false).times())
        .contains(Wish.Times.at(time));
  }

  @Property
  void aDateOfThisYearOrTheNextIsNeverInThePast(
      @ForAll("days") LocalDate today, @ForAll @IntRange(max = 364) int later) {
    var day = today.plusDays(later);
    var said = day.getDayOfMonth() + "." + day.getMonthValue() + ".";
    assertThat(Wishes.in(said, today, false).days())
        .hasValueSatisfying(
            days -> {
              assertThat(days.from()).isAfterOrEqualTo(today).isEqualTo(days.to());
              assertThat(days.from().getDayOfMonth()).isEqualTo(day.getDayOfMonth());
            });
  }

  @Property
  void aWeekdayIsWithinTheNextSevenDays(
      @ForAll("days") LocalDate today, @ForAll @IntRange(min = 1, max = 7) int ahead) {
    var day = today.plusDays(ahead);
    assertThat(Wishes.in("am " + Spoken.weekday(day), today, false).days())
        .contains(Wish.Days.on(day));
  }

  @Property
  void anyTextIsTakenWithoutComplaint(@ForAll String text, @ForAll("days") LocalDate today) {
    var wish = Wishes.in(text, today, true);
    wish.days().ifPresent(days -> assertThat(days.from()).isBeforeOrEqualTo(days.to()));
    Wishes.soonest(text);
  }

  @Property
  void numbersOfManyDigitsAreNoTimes(@ForAll @IntRange(min = 100_000) int number) {
    assertThat(Wishes.in("0" + number, LocalDate.of(2026, 11, 18), true)).isEqualTo(Wish.NONE);
  }
}
