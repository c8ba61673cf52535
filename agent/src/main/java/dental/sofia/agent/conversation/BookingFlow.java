package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Answer.Slot;
import dental.sofia.agent.conversation.Practice.Treatment;
import dental.sofia.agent.conversation.Standing.Asked;
import dental.sofia.agent.conversation.Task.Booking;
import dental.sofia.agent.conversation.german.Spoken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A new appointment: reason, name, time, telephone number, and then a yes. */
final class BookingFlow {
  private BookingFlow() {}

  /** The first sentence may hold everything, or only that an appointment is wanted. */
  static void begin(Heard heard, Turn turn) {
    turn.task = Booking.NEW;
    turn.misunderstood = 0;
    turn.asked = Asked.NOTHING;
    var booking = take(Booking.NEW, heard, turn);
    turn.task = booking;
    advance(booking, turn);
  }

  /** What was said about it; then on to what is missing. */
  static void hear(Booking before, Heard heard, Turn turn) {
    var knownName = turn.name;
    var knownPhone = turn.phone;
    var booking = take(before, heard, turn);
    boolean changed =
        !booking.equals(before) || !knownName.equals(turn.name) || !knownPhone.equals(turn.phone);
    turn.task = booking;
    if (changed) {
      turn.misunderstood = 0;
      advance(booking, turn);
    } else {
      BookingReplies.answer(booking, heard, turn);
    }
  }

  private static Booking take(Booking before, Heard heard, Turn turn) {
    var booking = reason(before, heard, turn);
    turn.name = heard.name().or(() -> turn.name);
    turn.phone = heard.phone().or(() -> turn.phone);
    return booking.with(Scheduling.hear(booking.search(), heard, turn));
  }

  /** Asks for the next thing that is missing. */
  static void advance(Booking booking, Turn turn) {
    if (booking.treatment().isEmpty()) {
      turn.ask(Asked.REASON, "Gern. Worum geht es denn bei Ihrem Besuch?");
      return;
    }
    // Who is in pain wants to know first when somebody can help.
    if (turn.name.isEmpty() && !booking.emergency()) {
      askName(turn);
      return;
    }
    if (!Scheduling.settled(booking.search(), booking.treatment().get().name(), turn)) {
      return;
    }
    if (turn.name.isEmpty()) {
      askName(turn);
    } else if (turn.phone.isEmpty()) {
      turn.ask(Asked.PHONE, "Unter welcher Telefonnummer können wir Sie erreichen?");
    } else {
      confirm(booking, turn);
    }
  }

  static void answered(Booking booking, Answer answer, Turn turn) {
    switch (answer) {
      case Answer.Slots(var slots) -> {
        var found = Scheduling.found(booking.search(), slots, turn);
        var next = booking.with(found.orElseGet(booking.search()::widen));
        turn.task = next;
        if (found.isEmpty()) {
          Scheduling.look(next.search(), treatment(next), turn);
        } else if (found.get().chosen().isPresent()) {
          advance(next, turn);
        }
      }
      case Answer.Done(var appointment) -> {
        turn.done++;
        turn.say(
            "Ihr Termin ist eingetragen: "
                + appointment.treatment()
                + " "
                + Spoken.dateTime(appointment.start(), turn.today())
                + ".");
        turn.show(
            new Action.Show(
                Action.Show.Kind.BOOKED,
                appointment.start(),
                appointment.end(),
                appointment.treatment()));
        turn.finish();
      }
      case Answer.Refused(var reason, var alternatives) ->
          refused(booking, reason, alternatives, turn);
      case Answer.Unavailable() -> {
        boolean booked = booking.search().chosen().isPresent() && turn.asked == Asked.CONFIRMATION;
        turn.ask(
            Asked.TRY_AGAIN,
            (booked
                    ? "Ich erreiche den Kalender gerade nicht und kann nicht sagen, ob der Termin eingetragen ist."
                    : "Ich erreiche den Kalender gerade leider nicht.")
                + " Soll ich es noch einmal versuchen?");
      }
      case Answer.Found found -> {}
      case Answer.Cancelled cancelled -> {}
    }
  }

  private static Booking reason(Booking booking, Heard heard, Turn turn) {
    boolean correcting = turn.asked == Asked.CONFIRMATION || turn.asked == Asked.WHAT_TO_CHANGE;
    boolean open =
        booking.treatment().isEmpty() || booking.emergency() || turn.asked == Asked.REASON;
    if (heard.means(Intent.PAIN) && booking.treatment().isEmpty()) {
      sympathise(turn);
      return new Booking(
          Optional.of(Reasons.emergency(turn.practice)), true, booking.search().asSoonAsPossible());
    }
    if (!open && !correcting) {
      return booking;
    }
    return Reasons.in(heard.plain(), turn.practice)
        .filter(
            treatment ->
                !booking.emergency() && !Optional.of(treatment).equals(booking.treatment()))
        .map(booking::with)
        .orElse(booking);
  }

  private static void sympathise(Turn turn) {
    turn.say("Das tut mir leid. Da sehen wir zu, dass Ihnen schnell geholfen wird.");
    if (!Information.openNow(turn.practice, turn.now)) {
      turn.say(
          "Wenn es bis zum nächsten Termin nicht auszuhalten ist, hilft Ihnen der zahnärztliche Notdienst.");
    }
  }

  static void askName(Turn turn) {
    turn.ask(Asked.NAME, "Auf welchen Namen darf ich den Termin eintragen?");
  }

  static void confirm(Booking booking, Turn turn) {
    var slot = booking.search().chosen().orElseThrow();
    turn.ask(
        Asked.CONFIRMATION,
        "Ich fasse zusammen: %s %s für %s, Telefon %s. Soll ich das so eintragen?"
            .formatted(
                treatment(booking),
                Spoken.dateTime(slot.start(), turn.today()),
                turn.name.orElseThrow(),
                turn.phone.orElseThrow()));
  }

  static void book(Booking booking, Turn turn) {
    var start = booking.search().chosen().orElseThrow().start();
    String wish =
        String.join(
            "|",
            turn.callId,
            turn.done + "",
            start + "",
            treatment(booking),
            turn.name + "",
            turn.phone + "");
    var key = UUID.nameUUIDFromBytes(wish.getBytes(StandardCharsets.UTF_8));
    turn.request(
        new Request.Book(
            key.toString(),
            turn.name.orElseThrow(),
            turn.phone.orElseThrow(),
            start,
            treatment(booking)));
  }

  private static void refused(
      Booking booking, Answer.Reason reason, List<Slot> alternatives, Turn turn) {
    var search = booking.search();
    switch (reason) {
      case SLOT_TAKEN -> {
        turn.say("Dieser Termin ist leider gerade vergeben worden.");
        other(booking, alternatives, turn);
      }
      case OUTSIDE_OPENING_HOURS, HOLIDAY, PAST -> {
        turn.say("Zu dieser Zeit können wir leider keinen Termin machen.");
        other(booking, alternatives, turn);
      }
      case INVALID, NOT_FOUND -> {
        turn.phone = Optional.empty();
        turn.task = booking.with(search);
        turn.ask(
            Asked.PHONE, "Mit dieser Telefonnummer klappt es nicht. Wie lautet sie, mit Vorwahl?");
      }
    }
  }

  private static void other(Booking booking, List<Slot> alternatives, Turn turn) {
    if (alternatives.isEmpty()) {
      turn.task = booking.with(Search.NEW);
      turn.ask(Asked.WHEN, "Wann ginge es sonst bei Ihnen?");
    } else {
      turn.task = booking.with(Scheduling.offer(booking.search(), Offers.some(alternatives), turn));
    }
  }

  private static String treatment(Booking booking) {
    return booking.treatment().map(Treatment::name).orElseThrow();
  }
}
