package dental.sofia.calendar.domain.practice;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a practice describes itself.
 *
 * @param address for people
 * @param phone for people
 * @param email for people
 */
public record Profile(
    String name,
    ZoneId timeZone,
    Bundesland state,
    Optional<String> address,
    Optional<String> phone,
    Optional<String> email,
    List<OpeningHours> openingHours,
    List<Closure> closures,
    List<Treatment> treatments,
    List<Information> information) {
  private static final Set<DayOfWeek> WORKDAYS =
      Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);

  /** What holds where a practice says nothing. */
  public static final Profile USUAL =
      new Profile(
          "Zahnarztpraxis",
          ZoneId.of("Europe/Berlin"),
          Bundesland.BE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(
              new OpeningHours(WORKDAYS, new TimeRange(8 * 60, 12 * 60)),
              new OpeningHours(WORKDAYS, new TimeRange(14 * 60, 18 * 60))),
          List.of(),
          List.of(
              Treatment.of("Kontrolle", 30),
              Treatment.of("Zahnreinigung", 60),
              Treatment.of("Füllung", 45),
              Treatment.of("Wurzelbehandlung", 90),
              Treatment.of("Extraktion", 45),
              Treatment.of("Beratung", 30),
              Treatment.of("Notfall", 30)),
          List.of());

  public Profile {
    openingHours = List.copyOf(openingHours);
    closures = List.copyOf(closures);
    treatments = List.copyOf(treatments);
    information = List.copyOf(information);
  }
}
