package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Answer.Appointment;
import dental.sofia.agent.conversation.Answer.Slot;
import dental.sofia.agent.conversation.Standing.Asked;
import dental.sofia.agent.conversation.Task.Change;
import dental.sofia.agent.conversation.german.Spoken;
import dental.sofia.agent.conversation.german.Wish;
import dental.sofia.agent.conversation.german.Wishes;
import dental.sofia.agent.conversation.german.Words;
import java.util.List;
import java.util.Optional;

/** An appointment that is there: found by the telephone number, then moved, cancelled or told. */
final class ChangeFlow {
  private ChangeFlow() {}

  /** The first sentence: what is wanted, perhaps which one, perhaps when instead. */
  static void begin(Change.Kind kind, Heard heard, Turn turn) {
    var change = Change.of(kind, heard.text());
    turn.phone = heard.phone().or(() -> turn.phone);
    turn.name = heard.name().or(() -> turn.name);
    if (kind == Change.Kind.MOVE) {
      change = change.with(Search.NEW.wish(target(heard, turn)));
    }
    turn.task = change;
    turn.misunderstood = 0;
    advance(change, turn);
  }

  static void hear(Change change, Heard heard, Turn turn) {
    if (heard.phone().isPresent() && !heard.phone().equals(turn.phone)) {
      turn.phone = heard.phone();
      advanceTo(change.searchAgain(), turn);
      return;
    }
    if (turn.asked == Asked.WHICH) {
      which(change, heard, turn);
      return;
    }
    if (change.kind() == Change.Kind.MOVE && change.which().isPresent()) {
      var search = Scheduling.hear(change.search(), heard, turn);
      if (!search.equals(change.search())) {
        advanceTo(change.with(search), turn);
        return;
      }
    }
    ChangeReplies.answer(change, heard, turn);
  }

  static void answered(Change change, Answer answer, Turn turn) {
    switch (answer) {
      case Answer.Found(var all) -> found(change.found(all), turn);
      case Answer.Slots(var slots) -> {
        var found = Scheduling.found(change.search(), slots, turn);
        var next = change.with(found.orElseGet(change.search()::widen));
        turn.task = next;
        if (found.isEmpty()) {
          Scheduling.look(next.search(), next.which().orElseThrow().treatment(), turn);
        } else if (found.get().chosen().isPresent()) {
          advance(next, turn);
        }
      }
      case Answer.Done(var appointment) -> {
        turn.done++;
        turn.say(
            "Ihr Termin ist verlegt: " + Spoken.dateTime(appointment.start(), turn.today()) + ".");
        show(Action.Show.Kind.MOVED, appointment, turn);
        turn.finish();
      }
      case Answer.Cancelled() -> {
        turn.done++;
        var appointment = change.which().orElseThrow();
        turn.say(
            "Ihr Termin " + Spoken.dateTime(appointment.start(), turn.today()) + " ist abgesagt.");
        show(Action.Show.Kind.CANCELLED, appointment, turn);
        turn.finish();
      }
      case Answer.Refused(var reason, var alternatives) ->
          refused(change, reason, alternatives, turn);
      case Answer.Unavailable() ->
          turn.ask(
              Asked.TRY_AGAIN,
              "Ich erreiche den Kalender gerade leider nicht. Soll ich es noch einmal versuchen?");
    }
  }

  private static void advanceTo(Change change, Turn turn) {
    turn.task = change;
    turn.misunderstood = 0;
    advance(change, turn);
  }

  static void advance(Change change, Turn turn) {
    if (turn.phone.isEmpty()) {
      turn.ask(Asked.PHONE, "Gern. Unter welcher Telefonnummer ist der Termin eingetragen?");
    } else if (!change.searched()) {
      turn.request(new Request.Find(turn.phone.get()));
    } else if (change.which().isEmpty()) {
      turn.ask(
          Asked.WHICH, "Sie haben " + tell(change.found(), turn) + ". Welchen Termin meinen Sie?");
    } else {
      act(change, change.which().get(), turn);
    }
  }

  private static void act(Change change, Appointment appointment, Turn turn) {
    String when = Spoken.dateTime(appointment.start(), turn.today());
    switch (change.kind()) {
      case FIND -> turn.finish();
      case CANCEL ->
          turn.ask(
              Asked.CONFIRMATION,
              "Soll ich den Termin %s %s wirklich absagen?"
                  .formatted(appointment.treatment(), when));
      case MOVE -> {
        if (Scheduling.settled(change.search(), appointment.treatment(), turn)) {
          var slot = change.search().chosen().orElseThrow();
          turn.ask(
              Asked.CONFIRMATION,
              "Ich verlege Ihren Termin von %s auf %s. Ist das richtig?"
                  .formatted(bare(when), bare(Spoken.dateTime(slot.start(), turn.today()))));
        }
      }
    }
  }

  private static void found(Change change, Turn turn) {
    turn.task = change;
    if (change.found().isEmpty()) {
      turn.phone = Optional.empty();
      turn.task = change.searchAgain();
      turn.ask(
          Asked.PHONE,
          "Unter dieser Nummer finde ich keinen kommenden Termin. Ist er vielleicht unter einer anderen eingetragen?");
    } else if (change.kind() == Change.Kind.FIND) {
      turn.say("Sie haben " + tell(change.found(), turn) + ".");
      turn.finish();
    } else if (change.found().size() == 1) {
      advanceTo(change.with(change.found().getFirst()), turn);
    } else {
      var meant = meant(change.found(), change.hint(), turn);
      advanceTo(meant.map(change::with).orElse(change), turn);
    }
  }

  private static void which(Change change, Heard heard, Turn turn) {
    var one = meant(change.found(), heard.text(), turn);
    if (one.isPresent()) {
      advanceTo(change.with(one.get()), turn);
    } else if (heard.no()) {
      turn.say("Gut, ich lasse alles, wie es ist.");
      turn.finish();
    } else {
      Information.notUnderstood(turn);
    }
  }

  /** The one appointment that fits what was said, if it is one. */
  private static Optional<Appointment> meant(List<Appointment> all, String text, Turn turn) {
    String plain = Words.plain(text);
    var ordinal = Ordinals.pick(plain, all);
    if (ordinal.isPresent()) {
      return ordinal;
    }
    String source = plain.split(" auf | lieber ")[0];
    var wish = Wishes.in(source, turn.today(), true);
    var fitting =
        all.stream()
            .filter(
                appointment ->
                    !wish.empty() && wish.fits(appointment.start())
                        || plain.contains(Words.plain(appointment.treatment())))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /** When instead: what is said after „auf"; a day before that is where the appointment is now. */
  private static Wish target(Heard heard, Turn turn) {
    var parts = heard.plain().split(" auf | lieber ", 2);
    return parts.length == 2 ? Wishes.in(parts[1], turn.today(), false) : Wish.NONE;
  }

  private static void refused(
      Change change, Answer.Reason reason, List<Slot> alternatives, Turn turn) {
    switch (reason) {
      case NOT_FOUND -> {
        turn.say(
            "Diesen Termin gibt es so nicht mehr" + Information.callInstead(turn.practice) + ".");
        turn.finish();
      }
      case INVALID -> {
        turn.phone = Optional.empty();
        turn.task = change.searchAgain();
        turn.ask(
            Asked.PHONE, "Mit dieser Telefonnummer klappt es nicht. Wie lautet sie, mit Vorwahl?");
      }
      case SLOT_TAKEN, OUTSIDE_OPENING_HOURS, HOLIDAY, PAST -> {
        turn.say("Diese Zeit ist leider nicht frei. Ihr bisheriger Termin bleibt bestehen.");
        if (alternatives.isEmpty()) {
          turn.task = change.with(Search.NEW);
          turn.ask(Asked.WHEN, "Wann ginge es sonst bei Ihnen?");
        } else {
          turn.task =
              change.with(Scheduling.offer(change.search(), Offers.some(alternatives), turn));
        }
      }
    }
  }

  private static void show(Action.Show.Kind kind, Appointment appointment, Turn turn) {
    turn.show(
        new Action.Show(kind, appointment.start(), appointment.end(), appointment.treatment()));
  }

  private static String tell(List<Appointment> appointments, Turn turn) {
    return Spoken.list(
        appointments.stream()
            .map(
                appointment ->
                    appointment.treatment()
                        + " "
                        + Spoken.dateTime(appointment.start(), turn.today()))
            .toList(),
        "und");
  }

  private static String bare(String when) {
    return when.replaceFirst("^am ", "");
  }
}
