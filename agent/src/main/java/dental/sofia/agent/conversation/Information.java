package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Practice.Treatment;
import dental.sofia.agent.conversation.german.Spoken;
import dental.sofia.agent.conversation.german.Wish.Days;
import dental.sofia.agent.conversation.german.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What callers want to know, and what is said when they are not understood. */
final class Information {
  private Information() {}

  /** An answer to a question about the practice or about Sofia, if it is one. */
  static Optional<String> answer(Heard heard, Turn turn) {
    var practice = turn.practice;
    var topic =
        practice.information().stream()
            .filter(
                entry ->
                    Words.any(
                        heard.plain(), java.util.regex.Pattern.quote(Words.plain(entry.topic()))))
            .findFirst();
    if (topic.isPresent()) {
      return Optional.of(topic.get().text());
    }
    if (heard.means(Intent.OTHERS)) {
      return Optional.of("Über andere Patienten darf ich leider keine Auskunft geben.");
    }
    if (heard.means(Intent.ADVICE)) {
      return Optional.of(
          "Dazu darf ich Ihnen nichts raten. Das bespricht die Zahnärztin oder der Zahnarzt mit Ihnen.");
    }
    if (heard.means(Intent.PRICE)) {
      return Optional.of(price(heard, turn));
    }
    if (heard.means(Intent.HOURS)) {
      return Optional.of(hours(heard, turn));
    }
    if (heard.means(Intent.ADDRESS)) {
      return Optional.of(
          practice.address().isEmpty()
              ? "Die Adresse finden Sie auf unserer Seite."
              : "Sie finden uns hier: " + practice.address() + ".");
    }
    if (heard.means(Intent.PERSON)) {
      return Optional.of(
          "Ich bin eine digitale Assistentin und kann nicht verbinden"
              + (practice.phone().isEmpty()
                  ? "; zu den Sprechzeiten ist das Team in der Praxis für Sie da."
                  : ". Das Team erreichen Sie unter " + practice.phone() + "."));
    }
    if (heard.means(Intent.CONTACT)) {
      return Optional.of(
          practice.phone().isEmpty()
              ? "Die Telefonnummer finden Sie auf unserer Seite."
              : "Sie erreichen die Praxis unter " + practice.phone() + ".");
    }
    if (heard.means(Intent.TREATMENTS)) {
      return Optional.of("Wir bieten an: " + Spoken.list(Reasons.names(practice), "und") + ".");
    }
    if (heard.means(Intent.NAME_OF_SOFIA)) {
      return Optional.of("Ich bin Sofia, die digitale Assistentin der " + practice.name() + ".");
    }
    return heard.means(Intent.WHAT_CAN_YOU) ? Optional.of(ability()) : Optional.empty();
  }

  /** Questions in which a day is no wish for an appointment. */
  static boolean regardless(Heard heard) {
    return heard.means(Intent.OTHERS)
        || heard.means(Intent.HOURS)
        || heard.means(Intent.ADVICE)
        || heard.means(Intent.PERSON);
  }

  /** The pending question again; then what she can do; then whom else to ask. */
  static void notUnderstood(Turn turn) {
    turn.misunderstood++;
    if (turn.misunderstood >= 3) {
      turn.say("Es tut mir leid, ich verstehe Sie nicht" + callInstead(turn.practice) + ".");
    } else if (turn.misunderstood == 2) {
      turn.say("Das habe ich wieder nicht verstanden.");
      turn.say(ability());
    } else {
      turn.say("Das habe ich leider nicht verstanden.");
    }
    turn.askAgain();
  }

  static String orCall(Practice practice) {
    return practice.phone().isEmpty() ? "" : ", oder rufen Sie uns an unter " + practice.phone();
  }

  static String callInstead(Practice practice) {
    return practice.phone().isEmpty()
        ? ". Am besten wenden Sie sich an das Team in der Praxis"
        : ". Am besten rufen Sie uns an unter " + practice.phone();
  }

  static boolean openNow(Practice practice, LocalDateTime now) {
    return practice.open(now.toLocalDate())
        && practice.openingHours().stream()
            .anyMatch(
                hours ->
                    hours.days().contains(now.getDayOfWeek())
                        && !now.toLocalTime().isBefore(hours.opens())
                        && now.toLocalTime().isBefore(hours.closes()));
  }

  private static String ability() {
    return "Ich kann Termine vereinbaren, verlegen und absagen und Fragen zur Praxis beantworten.";
  }

  private static String price(Heard heard, Turn turn) {
    Optional<Treatment> treatment =
        Reasons.in(heard.plain(), turn.practice)
            .or(
                () ->
                    turn.task instanceof Task.Booking booking
                        ? booking.treatment()
                        : Optional.empty());
    return treatment
        .map(
            one ->
                one.price().isEmpty()
                    ? "Was "
                        + one.name()
                        + " kostet, sagt Ihnen das Team in der Praxis; das hängt vom Befund ab."
                    : one.name() + ": " + one.price() + ".")
        .orElse(
            "Die Kosten hängen von der Behandlung ab. Das Team in der Praxis nennt sie Ihnen vorher.");
  }

  private static String hours(Heard heard, Turn turn) {
    var practice = turn.practice;
    var day = heard.wish().days().filter(Days::one).map(Days::from);
    if (day.isPresent()) {
      return onDay(practice, day.get(), turn.today());
    }
    var byTimes = new LinkedHashMap<String, List<DayOfWeek>>();
    for (var weekday : DayOfWeek.values()) {
      String times = times(practice, weekday);
      if (!times.isEmpty()) {
        byTimes.computeIfAbsent(times, key -> new ArrayList<>()).add(weekday);
      }
    }
    var parts =
        byTimes.entrySet().stream()
            .map(entry -> span(entry.getValue()) + " " + entry.getKey())
            .toList();
    return "Wir sind für Sie da " + String.join("; ", parts) + ".";
  }

  private static String onDay(Practice practice, LocalDate day, LocalDate today) {
    String spoken = Spoken.onDay(day, today);
    String start = Character.toUpperCase(spoken.charAt(0)) + spoken.substring(1);
    if (practice.open(day)) {
      return start + " sind wir " + times(practice, day.getDayOfWeek()) + " für Sie da.";
    }
    String reason = practice.closed().getOrDefault(day, "");
    return start + " haben wir geschlossen" + (reason.isEmpty() ? "." : ": " + reason + ".");
  }

  private static String times(Practice practice, DayOfWeek day) {
    return Spoken.list(
        practice.openingHours().stream()
            .filter(hours -> hours.days().contains(day))
            .sorted(java.util.Comparator.comparing(Practice.Hours::opens))
            .map(
                hours ->
                    "von " + Spoken.time(hours.opens()) + " bis " + Spoken.time(hours.closes()))
            .toList(),
        "und");
  }

  private static String span(List<DayOfWeek> days) {
    boolean inRow = days.getLast().getValue() - days.getFirst().getValue() == days.size() - 1;
    return days.size() > 2 && inRow
        ? name(days.getFirst()) + " bis " + name(days.getLast())
        : Spoken.list(days.stream().map(Information::name).toList(), "und");
  }

  private static String name(DayOfWeek day) {
    return Spoken.weekday(day).toLowerCase(Locale.GERMAN) + "s";
  }
}
