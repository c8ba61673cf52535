package dental.sofia.calendar.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dental.sofia.calendar.access.Allowed;
import dental.sofia.calendar.access.Role;
import dental.sofia.calendar.desk.FreeTime;
import dental.sofia.calendar.domain.appointment.Slot;
import dental.sofia.calendar.domain.appointment.Timetable;
import dental.sofia.calendar.domain.practice.Day;
import dental.sofia.calendar.domain.practice.Practice;
import dental.sofia.calendar.problem.Problem;
import dental.sofia.calendar.web.Fields;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** What the first Sofia told everybody about free time, in steps of half an hour. */
@Path("/api/sofia")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.ANYONE)
class SofiaFreeTimeResource {
  private static final int DAYS_AHEAD = 30;
  private static final int TIMES_TOLD = 5;

  private final FreeTime freeTime;
  private final Practice practice;
  private final Timetable timetable;

  SofiaFreeTimeResource(FreeTime freeTime, Practice practice) {
    this.freeTime = freeTime;
    this.practice = practice;
    this.timetable = new Timetable(practice);
  }

  @Schema(name = "LegacyNextAvailable")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NextAvailable(
      String message,
      boolean available,
      String date,
      String time,
      String formattedDate,
      List<String> allAvailableTimes) {}

  @Schema(name = "LegacySuggestion")
  record Suggestion(String date, String time, String formattedDate, int availableCount) {}

  @Schema(name = "LegacySuggestions")
  record Suggestions(String message, List<Suggestion> suggestions, int count) {}

  @GET
  @Path("/next-available")
  public NextAvailable next() {
    List<Slot> free = freeTime.findFirstDay(DAYS_AHEAD, Timetable.GRID);
    if (free.isEmpty()) {
      String sorry = "In den nächsten 30 Tagen ist leider kein Termin frei.";
      return new NextAvailable(sorry, false, null, null, null, null);
    }
    LocalDate date = free.getFirst().start().toLocalDate();
    List<String> times = clocks(free).stream().limit(TIMES_TOLD).toList();
    String message =
        "Der nächste freie Termin ist am "
            + German.date(date)
            + " um "
            + times.getFirst()
            + " Uhr.";
    return new NextAvailable(
        message, true, date.toString(), times.getFirst(), German.date(date), times);
  }

  @GET
  @Path("/check-date/{date}")
  public RestResponse<DayCheck> check(@PathParam("date") String text) {
    Optional<LocalDate> date = date(text);
    if (date.isEmpty()) {
      return RestResponse.ResponseBuilder.create(
              RestResponse.Status.BAD_REQUEST, DayCheck.malformed())
          .type(Problem.MEDIA_TYPE)
          .build();
    }
    return RestResponse.ok(check(date.get()));
  }

  private DayCheck check(LocalDate date) {
    if (date.isBefore(freeTime.now().toLocalDate())) {
      return DayCheck.past();
    }
    return switch (practice.on(date)) {
      case Day.DayOff off -> DayCheck.weekend(date);
      case Day.Holiday holiday -> DayCheck.holiday(date, holiday.name());
      case Day.Closed closed -> DayCheck.holiday(date, closed.reason());
      case Day.Open open -> {
        // Booked is what the day has and nobody can have, so that the two lists make up the whole.
        List<String> all =
            clocks(timetable.free(date, 1, Timetable.GRID, List.of(), date.atStartOfDay()));
        List<String> free = clocks(freeTime.find(date, 1, Timetable.GRID));
        yield DayCheck.open(date, all, free);
      }
    };
  }

  @GET
  @Path("/suggest-times")
  public Suggestions suggest(@QueryParam("days") String days, @QueryParam("limit") String limit) {
    int count = Fields.number("days", days, 7, 1, 62);
    int most = Fields.number("limit", limit, 5, 1, 50);
    Map<LocalDate, List<Slot>> byDay =
        freeTime.find(freeTime.now().toLocalDate(), count, Timetable.GRID).stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.start().toLocalDate(), TreeMap::new, Collectors.toList()));
    var suggestions = new ArrayList<Suggestion>();
    byDay.forEach(
        (date, slots) -> {
          if (suggestions.size() < most) {
            String time = LegacyRow.clock(slots.getFirst().start());
            suggestions.add(new Suggestion(date.toString(), time, German.date(date), slots.size()));
          }
        });
    String message =
        suggestions.isEmpty()
            ? "In dieser Zeit ist leider kein Termin frei."
            : "Frei wäre zum Beispiel "
                + suggestions.getFirst().formattedDate()
                + " um "
                + suggestions.getFirst().time()
                + " Uhr.";
    return new Suggestions(message, suggestions, suggestions.size());
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.matches("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static List<String> clocks(List<Slot> slots) {
    return slots.stream().map(it -> LegacyRow.clock(it.start())).toList();
  }
}
