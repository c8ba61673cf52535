package dental.sofia.agent.language;

import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Answer.Slot;
import dental.sofia.agent.conversation.german.Spoken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model is told of the calendar's answers: without ids, with times as one says them. */
final class Replies {
  /** Nobody remembers more, and a model reads out what it is given. */
  private static final int MOST_A_DAY = 4;

  private static final int MOST = 16;

  private Replies() {}

  static Map<String, Object> wrong(String what) {
    return Map.of("status", "fehler", "fehler", what);
  }

  static Map<String, Object> slots(List<Slot> slots, LocalDate today) {
    if (slots.isEmpty()) {
      return Map.of(
          "status", "nichts_frei", "anweisung", "Biete an, in einem anderen Zeitraum zu suchen.");
    }
    return Map.of("status", "ok", "termine", some(slots, today));
  }

  static Map<String, Object> done(String status, String spoken) {
    return Map.of(
        "status", status, "termin", spoken, "anweisung", "Bestätige das dem Anrufer kurz.");
  }

  static Map<String, Object> refused(Answer.Refused refused, LocalDate today) {
    String reason =
        switch (refused.reason()) {
          case SLOT_TAKEN -> "Diese Zeit ist inzwischen vergeben.";
          case OUTSIDE_OPENING_HOURS -> "Zu dieser Zeit ist die Praxis nicht geöffnet.";
          case HOLIDAY -> "An diesem Tag ist die Praxis geschlossen.";
          case PAST -> "Diese Zeit ist schon vorbei.";
          case NOT_FOUND -> "Diesen Termin gibt es unter dieser Telefonnummer nicht.";
          case INVALID -> "Eine Angabe ist ungültig, meist die Telefonnummer. Frage noch einmal.";
        };
    return Map.of(
        "status",
        "abgelehnt",
        "grund",
        reason,
        "alternativen",
        some(refused.alternatives(), today));
  }

  static Map<String, Object> unavailable() {
    return Map.of(
        "status",
        "nicht_erreichbar",
        "anweisung",
        "Sage, dass der Kalender gerade nicht antwortet und du nicht weißt, ob etwas eingetragen wurde. Erfinde"
            + " nichts. Biete an, es noch einmal zu versuchen.");
  }

  static Map<String, Object> time(Slot slot, LocalDate today) {
    return Map.of(
        "beginn", slot.start().toString(), "gesprochen", Spoken.dateTime(slot.start(), today));
  }

  /** Some of each day, spread over it. */
  private static List<Map<String, Object>> some(List<Slot> slots, LocalDate today) {
    var some = new ArrayList<Map<String, Object>>();
    for (var day : slots.stream().map(slot -> slot.start().toLocalDate()).distinct().toList()) {
      var there = slots.stream().filter(slot -> slot.start().toLocalDate().equals(day)).toList();
      int step = Math.max(1, there.size() / MOST_A_DAY);
      for (int i = 0; i < there.size() && i < step * MOST_A_DAY && some.size() < MOST; i += step) {
        some.add(time(there.get(i), today));
      }
    }
    return some;
  }
}
