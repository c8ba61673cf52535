package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Standing.Asked;
import dental.sofia.agent.conversation.Task.Change;

/** A yes, a no, or something else, about an appointment that is there. */
final class ChangeReplies {
  private ChangeReplies() {}

  static void answer(Change change, Heard heard, Turn turn) {
    switch (turn.asked) {
      case CONFIRMATION -> {
        if (heard.yes()) {
          carryOut(change, turn);
        } else if (heard.no() && change.kind() == Change.Kind.MOVE) {
          turn.task = change.with(Search.NEW);
          turn.ask(Asked.WHEN, "Wann würde es Ihnen besser passen?");
        } else if (heard.no()) {
          turn.say("Gut, der Termin bleibt bestehen.");
          turn.finish();
        } else {
          Information.notUnderstood(turn);
        }
      }
      case TRY_AGAIN -> {
        if (heard.yes()) {
          carryOutOrAdvance(change, turn);
        } else {
          turn.say(
              "Dann versuchen Sie es bitte später noch einmal"
                  + Information.orCall(turn.practice)
                  + ".");
          turn.finish();
        }
      }
      case PHONE -> {
        if (heard.no()) {
          turn.say(
              "Dann kann ich den Termin leider nicht finden"
                  + Information.callInstead(turn.practice)
                  + ".");
          turn.finish();
        } else {
          turn.ask(
              Asked.PHONE, "Ich brauche die Telefonnummer, unter der der Termin eingetragen ist.");
        }
      }
      default -> Information.notUnderstood(turn);
    }
  }

  private static void carryOutOrAdvance(Change change, Turn turn) {
    boolean ready =
        change.kind() == Change.Kind.CANCEL && change.which().isPresent()
            || change.search().chosen().isPresent();
    if (ready) {
      carryOut(change, turn);
    } else {
      ChangeFlow.advance(change, turn);
    }
  }

  private static void carryOut(Change change, Turn turn) {
    long id = change.which().orElseThrow().id();
    String phone = turn.phone.orElseThrow();
    turn.request(
        change.kind() == Change.Kind.CANCEL
            ? new Request.Cancel(id, phone)
            : new Request.Move(id, phone, change.search().chosen().orElseThrow().start()));
  }
}
