package dental.sofia.agent.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The calendar's JSON in the conversation's terms. */
final class CalendarJson {
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  /** Nobody asks for the reason of a longer closure day by day. */
  private static final int MOST_DAYS = 400;

  private CalendarJson() {}

  static Practice parse(JsonNode profile) {
    var known = Practice.unknown();
    var hours = list(profile.path("openingHours")).stream().map(CalendarJson::hours).toList();
    var treatments =
        list(profile.path("treatments")).stream().map(CalendarJson::treatment).toList();
    return new Practice(
        profile.path("name").asText(known.name()),
        ZoneId.of(profile.path("timeZone").asText("Europe/Berlin")),
        profile.path("address").asText(""),
        profile.path("phone").asText(""),
        hours.isEmpty() ? known.openingHours() : hours,
        closed(profile),
        treatments.isEmpty() ? known.treatments() : treatments,
        list(profile.path("information")).stream()
            .map(
                entry ->
                    new Practice.Information(
                        entry.path("topic").asText(), entry.path("text").asText()))
            .toList());
  }

  static List<Answer.Slot> slots(JsonNode slots) {
    return list(slots).stream()
        .map(slot -> new Answer.Slot(time(slot.path("start")), time(slot.path("end"))))
        .toList();
  }

  static Answer.Appointment appointment(JsonNode appointment) {
    return new Answer.Appointment(
        appointment.path("id").asLong(),
        time(appointment.path("start")),
        time(appointment.path("end")),
        appointment.path("treatment").asText());
  }

  static List<Answer.Appointment> appointments(JsonNode appointments) {
    return list(appointments).stream().map(CalendarJson::appointment).toList();
  }

  static Answer refusal(int status, JsonNode problem) {
    String type = problem.path("type").asText("");
    var alternatives = slots(problem.path("alternatives"));
    var reason =
        switch (type.substring(type.lastIndexOf(':') + 1)) {
          case "slot-taken" -> Answer.Reason.SLOT_TAKEN;
          case "outside-opening-hours" -> Answer.Reason.OUTSIDE_OPENING_HOURS;
          case "holiday" -> Answer.Reason.HOLIDAY;
          case "past" -> Answer.Reason.PAST;
          case "not-found" -> Answer.Reason.NOT_FOUND;
          case "malformed", "unknown-treatment" -> Answer.Reason.INVALID;
          default -> null;
        };
    if (reason == null && status == NOT_FOUND) {
      reason = Answer.Reason.NOT_FOUND;
    } else if (reason == null && (status == BAD_REQUEST || status == UNPROCESSABLE)) {
      reason = Answer.Reason.INVALID;
    }
    // Also a token that is refused: nothing that a caller could do otherwise.
    return reason == null ? new Answer.Unavailable() : new Answer.Refused(reason, alternatives);
  }

  private static Practice.Hours hours(JsonNode node) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    list(node.path("days"))
        .forEach(day -> days.add(DayOfWeek.valueOf(day.asText().toUpperCase(Locale.ROOT))));
    return new Practice.Hours(
        days,
        LocalTime.parse(node.path("opens").asText()),
        LocalTime.parse(node.path("closes").asText()));
  }

  private static Practice.Treatment treatment(JsonNode node) {
    return new Practice.Treatment(
        node.path("name").asText(),
        node.path("durationMinutes").asInt(30),
        node.path("price").asText(""),
        list(node.path("aliases")).stream().map(JsonNode::asText).toList());
  }

  private static Map<LocalDate, String> closed(JsonNode profile) {
    var closed = new HashMap<LocalDate, String>();
    for (var closure : list(profile.path("closures"))) {
      var from = LocalDate.parse(closure.path("from").asText());
      var to = LocalDate.parse(closure.path("to").asText());
      from.datesUntil(to.plusDays(1))
          .limit(MOST_DAYS)
          .forEach(day -> closed.put(day, closure.path("reason").asText("")));
    }
    for (var holiday : list(profile.path("holidays"))) {
      closed.put(LocalDate.parse(holiday.path("date").asText()), holiday.path("name").asText(""));
    }
    return closed;
  }

  private static LocalDateTime time(JsonNode node) {
    return LocalDateTime.parse(node.asText());
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
