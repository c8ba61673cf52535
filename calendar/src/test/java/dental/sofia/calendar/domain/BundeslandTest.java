package dental.sofia.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dental.sofia.calendar.domain.practice.Bundesland;
import dental.sofia.calendar.domain.practice.PublicHoliday;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundeslandTest {

  /** A collection of holidays that others keep, for every state and thirty years. */
  @ParameterizedTest
  @EnumSource(Bundesland.class)
  void holidaysAreThoseThatOthersKnow(Bundesland state) {
    HolidayManager others =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    for (int year = 2020; year <= 2050; year++) {
      Set<LocalDate> known =
          others.getHolidays(Year.of(year), state.name().toLowerCase(Locale.ROOT)).stream()
              .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
              .map(Holiday::getDate)
              .collect(Collectors.toSet());
      assertThat(state.holidays(year).stream().map(PublicHoliday::date))
          .as("%s %s", state, year)
          .containsExactlyInAnyOrderElementsOf(known);
    }
  }
}
