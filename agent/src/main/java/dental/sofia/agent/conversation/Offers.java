package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Answer.Slot;
import dental.sofia.agent.conversation.german.Spoken;
import dental.sofia.agent.conversation.german.Wish;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Which of many free times a caller is told: few enough to remember. */
final class Offers {
  private static final int FEW = 3;
  private static final long APART_MINUTES = 90;

  private Offers() {}

  /** The earliest, on different days or well apart. */
  static List<Slot> some(List<Slot> slots) {
    var chosen = new ArrayList<Slot>();
    for (var slot : slots) {
      boolean apart =
          chosen.isEmpty()
              || ChronoUnit.MINUTES.between(chosen.getLast().start(), slot.start())
                  >= APART_MINUTES;
      if (apart && chosen.size() < FEW) {
        chosen.add(slot);
      }
    }
    return chosen;
  }

  /** Those nearest to the time that was wished, in order. */
  static List<Slot> near(List<Slot> slots, Wish wish) {
    if (wish.times().isEmpty()) {
      return some(slots);
    }
    var first = slots.getFirst().start().toLocalDate();
    LocalTime wished = wish.times().get().earliest();
    return slots.stream()
        .filter(slot -> slot.start().toLocalDate().equals(first))
        .sorted(
            Comparator.comparingLong(
                slot -> Math.abs(ChronoUnit.MINUTES.between(wished, slot.start().toLocalTime()))))
        .limit(FEW)
        .sorted(Comparator.comparing(Slot::start))
        .toList();
  }

  /** „am Montag, den 23. November um 8 Uhr oder um 10 Uhr". */
  static String say(List<Slot> slots, LocalDate today) {
    var byDay = new LinkedHashMap<LocalDate, List<String>>();
    for (var slot : slots) {
      byDay
          .computeIfAbsent(slot.start().toLocalDate(), day -> new ArrayList<>())
          .add("um " + Spoken.time(slot.start().toLocalTime()));
    }
    var days =
        byDay.entrySet().stream()
            .map(
                entry ->
                    Spoken.onDay(entry.getKey(), today)
                        + " "
                        + Spoken.list(entry.getValue(), "oder"))
            .toList();
    return Spoken.list(days, "oder");
  }
}
