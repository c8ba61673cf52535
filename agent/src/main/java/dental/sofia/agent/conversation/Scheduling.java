package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Answer.Slot;
import dental.sofia.agent.conversation.Standing.Asked;
import dental.sofia.agent.conversation.german.Spoken;
import dental.sofia.agent.conversation.german.Wish;
import dental.sofia.agent.conversation.german.Wish.Days;
import dental.sofia.agent.conversation.german.Wish.Times;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Finding a time: what the caller would like, what is free, and which of these it is to be. */
final class Scheduling {
  private static final int ANY_TIME_DAYS = 14;
  private static final int MOST_DAYS = 31;

  private Scheduling() {}

  /** What the caller said changes the search. */
  static Search hear(Search search, Heard heard, Turn turn) {
    var picked = pick(search, heard, turn);
    if (picked.isPresent()) {
      return search.choose(picked.get());
    }
    if (!heard.wish().empty()) {
      return search.wish(search.wish().then(heard.wish()));
    }
    if (heard.soonest()) {
      return search.asSoonAsPossible();
    }
    return turn.asked == Asked.CHOICE ? another(search, heard) : search;
  }

  /** Asks for what is missing or looks into the calendar; true if the time is settled. */
  static boolean settled(Search search, String treatment, Turn turn) {
    if (search.chosen().isPresent()) {
      return true;
    }
    if (!search.begun()) {
      turn.ask(Asked.WHEN, "Wann würde es Ihnen passen?");
      return false;
    }
    var closed =
        search.wish().days().filter(Days::one).map(Days::from).filter(day -> !possible(day, turn));
    if (closed.isPresent()) {
      refuse(closed.get(), turn);
      return false;
    }
    look(search, treatment, turn);
    return false;
  }

  static void look(Search search, String treatment, Turn turn) {
    var today = turn.today();
    LocalDate from = search.wish().days().map(Days::from).filter(today::isBefore).orElse(today);
    int days =
        search
            .wish()
            .days()
            .map(range -> (int) ChronoUnit.DAYS.between(from, range.to()) + 1)
            .orElse(ANY_TIME_DAYS);
    if (search.widened()) {
      turn.request(new Request.FreeSlots(from, ANY_TIME_DAYS, treatment));
    } else {
      turn.request(new Request.FreeSlots(from, Math.clamp(days, 1, MOST_DAYS), treatment));
    }
  }

  /** What the calendar has. Empty if it has to be asked for other days first. */
  static Optional<Search> found(Search search, List<Slot> slots, Turn turn) {
    var wish = search.widened() ? search.wish().withoutDays() : search.wish();
    var ahead = slots.stream().filter(slot -> slot.start().isAfter(turn.now)).toList();
    var fitting = ahead.stream().filter(slot -> wish.fits(slot.start())).toList();
    boolean exact = wish.times().map(Times::exact).orElse(false);
    if (exact && !fitting.isEmpty() && !search.widened()) {
      return Optional.of(search.choose(fitting.getFirst()));
    }
    if (!fitting.isEmpty()) {
      return Optional.of(offer(search, Offers.some(fitting), turn));
    }
    var otherTimes = ahead.stream().filter(slot -> wish.withoutTimes().fits(slot.start())).toList();
    if (!otherTimes.isEmpty()) {
      turn.say(nothingThen(search, wish, turn));
      return Optional.of(offer(search, Offers.near(otherTimes, wish), turn));
    }
    if (!search.widened()) {
      turn.say(nothingThen(search, search.wish(), turn));
      return Optional.empty();
    }
    turn.ask(
        Asked.WHEN,
        "In den Wochen danach ist leider auch nichts frei. Wann ginge es sonst noch bei Ihnen?");
    return Optional.of(search.offer(List.of()));
  }

  static Search offer(Search search, List<Slot> slots, Turn turn) {
    String times = Offers.say(slots, turn.today());
    turn.ask(
        Asked.CHOICE,
        slots.size() == 1
            ? "Ich hätte " + times + " frei. Passt Ihnen das?"
            : "Ich hätte " + times + " frei. Was passt Ihnen am besten?");
    return search.offer(slots);
  }

  private static Optional<Slot> pick(Search search, Heard heard, Turn turn) {
    var offered = search.offered();
    if (offered.isEmpty() || turn.asked != Asked.CHOICE) {
      return Optional.empty();
    }
    var ordinal = Ordinals.pick(heard.plain(), offered);
    if (ordinal.isPresent()) {
      return ordinal;
    }
    if (!heard.wish().empty()) {
      var fitting = offered.stream().filter(slot -> heard.wish().fits(slot.start())).toList();
      boolean clear = fitting.size() == 1 || heard.wish().times().map(Times::exact).orElse(false);
      return clear ? fitting.stream().findFirst() : Optional.empty();
    }
    return offered.size() == 1 && heard.yes() ? Optional.of(offered.getFirst()) : Optional.empty();
  }

  /** None of the times that were offered. */
  private static Search another(Search search, Heard heard) {
    if (search.offered().isEmpty()) {
      return search;
    }
    var first = search.offered().getFirst().start();
    var last = search.offered().getLast().start();
    if (heard.means(Intent.OTHER_DAY)) {
      var next = last.toLocalDate().plusDays(1);
      return search.wish(
          new Wish(
              Optional.of(new Days(next, next.plusDays(ANY_TIME_DAYS))),
              search.wish().times(),
              search.wish().never()));
    }
    if (heard.means(Intent.LATER)) {
      return search.wish(
          search
              .wish()
              .then(
                  new Wish(
                      Optional.of(new Days(last.toLocalDate(), last.toLocalDate())),
                      Optional.of(
                          new Times(
                              last.toLocalTime().plusMinutes(1), LocalTime.of(23, 59), false)),
                      search.wish().never())));
    }
    if (heard.means(Intent.EARLIER)) {
      return search.wish(
          search
              .wish()
              .then(
                  new Wish(
                      Optional.of(new Days(first.toLocalDate(), first.toLocalDate())),
                      Optional.of(
                          new Times(LocalTime.MIN, first.toLocalTime().minusMinutes(1), false)),
                      search.wish().never())));
    }
    return heard.no() ? Search.NEW : search;
  }

  private static boolean possible(LocalDate day, Turn turn) {
    return !day.isBefore(turn.today()) && turn.practice.open(day);
  }

  private static void refuse(LocalDate day, Turn turn) {
    if (day.isBefore(turn.today())) {
      turn.ask(Asked.WHEN, "Dieser Tag ist leider schon vorbei. Wann würde es Ihnen passen?");
      return;
    }
    String reason = turn.practice.closed().getOrDefault(day, "");
    String spoken = Spoken.onDay(day, turn.today());
    turn.say(
        Character.toUpperCase(spoken.charAt(0))
            + spoken.substring(1)
            + " haben wir leider geschlossen"
            + (reason.isEmpty() ? "" : ": " + reason)
            + ".");
    turn.ask(Asked.WHEN, "An welchem anderen Tag würde es Ihnen passen?");
  }

  private static String nothingThen(Search search, Wish wish, Turn turn) {
    var day = wish.days().filter(Days::one).map(days -> Spoken.onDay(days.from(), turn.today()));
    var time =
        wish.times().filter(Times::exact).map(times -> "um " + Spoken.time(times.earliest()));
    String when =
        day.map(d -> d + time.map(t -> " " + t).orElse("")).or(() -> time).orElse("Zu dieser Zeit");
    return Character.toUpperCase(when.charAt(0)) + when.substring(1) + " ist leider nichts frei.";
  }
}
