package dental.sofia.agent.conversation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The practice, as far as callers may know it.
 *
 * @param address empty if it is not told, as phone is
 * @param closed days without consultation and why: holidays and the practice's own
 */
public record Practice(
    String name,
    ZoneId zone,
    String address,
    String phone,
    List<Hours> openingHours,
    Map<LocalDate, String> closed,
    List<Treatment> treatments,
    List<Information> information) {

  /** Open on these days in between. */
  public record Hours(Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
    public Hours {
      days = Set.copyOf(days);
    }
  }

  /**
   * @param price in words; empty if it is not told
   * @param aliases what callers may say instead
   */
  public record Treatment(String name, int minutes, String price, List<String> aliases) {
    public Treatment {
      aliases = List.copyOf(aliases);
    }
  }

  /** Something that callers ask for, such as parking. */
  public record Information(String topic, String text) {}

  public Practice {
    openingHours = List.copyOf(openingHours);
    closed = Map.copyOf(closed);
    treatments = List.copyOf(treatments);
    information = List.copyOf(information);
  }

  /** What a calendar without a profile of its own has. */
  public static Practice unknown() {
    var weekdays =
        Set.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY);
    return new Practice(
        "Zahnarztpraxis",
        ZoneId.of("Europe/Berlin"),
        "",
        "",
        List.of(
            new Hours(weekdays, LocalTime.of(8, 0), LocalTime.of(12, 0)),
            new Hours(weekdays, LocalTime.of(14, 0), LocalTime.of(18, 0))),
        Map.of(),
        List.of(
            new Treatment("Kontrolle", 30, "", List.of()),
            new Treatment("Zahnreinigung", 60, "", List.of()),
            new Treatment("Füllung", 45, "", List.of()),
            new Treatment("Wurzelbehandlung", 90, "", List.of()),
            new Treatment("Extraktion", 45, "", List.of()),
            new Treatment("Beratung", 30, "", List.of()),
            new Treatment("Notfall", 30, "", List.of())),
        List.of());
  }

  public boolean open(LocalDate day) {
    return !closed.containsKey(day)
        && openingHours.stream().anyMatch(hours -> hours.days().contains(day.getDayOfWeek()));
  }
}
