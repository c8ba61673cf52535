package dental.sofia.calendar.web;

import dental.sofia.calendar.domain.practice.Closure;
import dental.sofia.calendar.domain.practice.Information;
import dental.sofia.calendar.domain.practice.OpeningHours;
import dental.sofia.calendar.domain.practice.Profile;
import dental.sofia.calendar.domain.practice.PublicHoliday;
import dental.sofia.calendar.domain.practice.TimeRange;
import dental.sofia.calendar.domain.practice.Treatment;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The profile in the shape of its file, and the public holidays of two years. */
@Schema(name = "Practice")
record PracticeJson(
    String name,
    String timeZone,
    String state,
    @Schema(nullable = true) String address,
    @Schema(nullable = true) String phone,
    @Schema(nullable = true) String email,
    List<HoursJson> openingHours,
    List<ClosureJson> closures,
    List<TreatmentJson> treatments,
    List<Information> information,
    List<HolidayJson> holidays) {

  @Schema(name = "OpeningHours")
  record HoursJson(List<String> days, String opens, String closes) {
    static HoursJson of(OpeningHours hours) {
      List<String> days =
          hours.days().stream()
              .sorted()
              .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
              .toList();
      TimeRange range = hours.range();
      return new HoursJson(days, clock(range.from()), clock(range.to()));
    }

    private static String clock(int minutes) {
      return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
  }

  @Schema(name = "Closure")
  record ClosureJson(String from, String to, String reason) {
    static ClosureJson of(Closure closure) {
      return new ClosureJson(closure.from().toString(), closure.to().toString(), closure.reason());
    }
  }

  @Schema(name = "Treatment")
  record TreatmentJson(
      String name,
      long durationMinutes,
      @Schema(nullable = true) String price,
      List<String> aliases) {
    static TreatmentJson of(Treatment treatment) {
      return new TreatmentJson(
          treatment.name(),
          treatment.duration().toMinutes(),
          treatment.price().orElse(null),
          treatment.aliases());
    }
  }

  @Schema(name = "Holiday")
  record HolidayJson(String date, String name) {
    static HolidayJson of(PublicHoliday holiday) {
      return new HolidayJson(holiday.date().toString(), holiday.name());
    }
  }

  /**
   * @param year holidays of this one and the next
   */
  static PracticeJson of(Profile profile, int year) {
    return new PracticeJson(
        profile.name(),
        profile.timeZone().getId(),
        profile.state().name(),
        profile.address().orElse(null),
        profile.phone().orElse(null),
        profile.email().orElse(null),
        profile.openingHours().stream().map(HoursJson::of).toList(),
        profile.closures().stream().map(ClosureJson::of).toList(),
        profile.treatments().stream().map(TreatmentJson::of).toList(),
        profile.information(),
        IntStream.of(year, year + 1)
            .boxed()
            .flatMap(it -> profile.state().holidays(it).stream())
            .map(HolidayJson::of)
            .toList());
  }
}
