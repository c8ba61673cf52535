package dental.sofia.calendar.domain.practice;

import java.time.LocalDate;

/**
 * A day on which a Bundesland rests by law.
 *
 * @param name in German
 */
public record PublicHoliday(LocalDate date, String name) {}
