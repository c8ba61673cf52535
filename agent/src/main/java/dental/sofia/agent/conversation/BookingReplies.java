package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Practice.Treatment;
import dental.sofia.agent.conversation.Standing.Asked;
import dental.sofia.agent.conversation.Task.Booking;
import dental.sofia.agent.conversation.german.Spoken;
import dental.sofia.agent.conversation.german.Words;
import java.util.Optional;

/** What a caller who wants an appointment says without telling anything new about it. */
final class BookingReplies {
  private BookingReplies() {}

  /** Nothing new was said: a yes, a no, or something that is not understood. */
  static void answer(Booking booking, Heard heard, Turn turn) {
    switch (turn.asked) {
      case CONFIRMATION -> {
        if (heard.yes()) {
          BookingFlow.book(booking, turn);
        } else if (heard.no()) {
          turn.ask(
              Asked.WHAT_TO_CHANGE,
              "Gut, dann trage ich das so nicht ein. Was soll ich ändern: die Zeit, den Namen oder die Telefonnummer?");
        } else {
          Information.notUnderstood(turn);
        }
      }
      case WHAT_TO_CHANGE -> change(booking, heard, turn);
      case TRY_AGAIN -> {
        if (heard.yes()) {
          again(booking, turn);
        } else {
          turn.say(
              "Dann versuchen Sie es bitte später noch einmal"
                  + Information.orCall(turn.practice)
                  + ".");
          turn.finish();
        }
      }
      case REASON -> {
        if (turn.misunderstood++ == 0) {
          turn.ask(
              Asked.REASON,
              "Ist es zum Beispiel " + Spoken.list(Reasons.names(turn.practice), "oder") + "?");
        } else {
          unknownReason(booking, turn);
        }
      }
      case PHONE ->
          turn.ask(Asked.PHONE, "Ich brauche noch eine Telefonnummer, am besten mit Vorwahl.");
      case CHOICE -> {
        if (heard.no()) {
          turn.ask(Asked.WHEN, "Wann würde es Ihnen denn besser passen?");
        } else {
          Information.notUnderstood(turn);
        }
      }
      default -> Information.notUnderstood(turn);
    }
  }

  /** Whatever it is, somebody will talk about it. */
  private static void unknownReason(Booking booking, Turn turn) {
    Treatment treatment =
        Reasons.in("beratung", turn.practice)
            .orElseGet(() -> turn.practice.treatments().getFirst());
    turn.say("Dann nehme ich dafür " + treatment.name() + ".");
    turn.misunderstood = 0;
    var next = booking.with(treatment);
    turn.task = next;
    BookingFlow.advance(next, turn);
  }

  private static void change(Booking booking, Heard heard, Turn turn) {
    if (Words.any(heard.plain(), "name")) {
      turn.name = Optional.empty();
      BookingFlow.askName(turn);
    } else if (Words.any(heard.plain(), "telefon|nummer")) {
      turn.phone = Optional.empty();
      turn.ask(Asked.PHONE, "Wie lautet die Telefonnummer?");
    } else if (Words.any(heard.plain(), "zeit|tag|termin|datum|uhr")) {
      turn.task = booking.with(Search.NEW);
      turn.ask(Asked.WHEN, "Wann würde es Ihnen besser passen?");
    } else if (Words.any(heard.plain(), "nichts|doch so|passt so|lassen") || heard.yes()) {
      BookingFlow.confirm(booking, turn);
    } else {
      Information.notUnderstood(turn);
    }
  }

  /** After the calendar could not be asked: the same again, which books once at most. */
  private static void again(Booking booking, Turn turn) {
    boolean complete =
        booking.search().chosen().isPresent() && turn.name.isPresent() && turn.phone.isPresent();
    turn.asked = Asked.CONFIRMATION;
    if (complete) {
      BookingFlow.book(booking, turn);
    } else {
      BookingFlow.advance(booking, turn);
    }
  }
}
