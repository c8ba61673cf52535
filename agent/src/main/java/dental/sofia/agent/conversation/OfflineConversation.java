package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.Standing.Asked;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** A conversation by rules alone: no model, no network, the same answer every time. */
public final class OfflineConversation implements Conversation {
  private static final int PATIENCE = 3;

  /** After the morning's greeting comes the day's, then the evening's. */
  private static final int DAY = 11;

  private static final int EVENING = 18;

  private final boolean hears;

  /**
   * @param hears whether speech is turned into text; else the caller is told to write
   */
  public OfflineConversation(boolean hears) {
    this.hears = hears;
  }

  /** All that a call may begin with. */
  public List<String> greetings(Practice practice) {
    return List.of("Guten Morgen", "Guten Tag", "Guten Abend").stream()
        .map(hello -> greeting(hello, practice))
        .toList();
  }

  /** As if it were greeted already. */
  public State resume(Practice practice, String callId) {
    return beginning(practice, callId);
  }

  @Override
  public Step begin(Practice practice, String callId, LocalDateTime now) {
    int hour = now.getHour();
    String hello =
        hour >= 4 && hour < DAY
            ? "Guten Morgen"
            : hour >= DAY && hour < EVENING ? "Guten Tag" : "Guten Abend";
    return new Step(
        beginning(practice, callId), List.of(new Action.Say(greeting(hello, practice))));
  }

  private static Standing beginning(Practice practice, String callId) {
    return new Standing(
        practice,
        callId,
        new Task.None(),
        Asked.NOTHING,
        "Wie kann ich Ihnen helfen?",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0,
        0,
        0,
        0);
  }

  @Override
  public Step next(State state, Event event, LocalDateTime now) {
    var turn = new Turn((Standing) state, now);
    switch (event) {
      case Event.Heard(String text) -> {
        turn.silences = 0;
        if (turn.pending.isPresent()) {
          turn.later(text);
        } else {
          hear(text, turn);
        }
      }
      case Event.Answered(Answer answer) -> answered(answer, turn);
      case Event.SpokenInVain() -> spokenInVain(turn);
      case Event.CutOff() -> {
        if (turn.pending.isEmpty()) {
          turn.askAgain();
        }
      }
      case Event.Silence() -> silence(turn);
    }
    return turn.step();
  }

  private static void hear(String text, Turn turn) {
    var heard = Heard.of(text, turn);
    if (heard.plain().isEmpty()) {
      return;
    }
    if (heard.means(Intent.DANGER)) {
      turn.say(
          "Das klingt nach einem Notfall, der nicht warten kann. Bitte rufen Sie sofort die 112 an.");
      return;
    }
    if (heard.means(Intent.GOODBYE)) {
      goodbye(turn);
    } else if (heard.means(Intent.REPEAT)) {
      turn.askAgain();
    } else if (foreign(heard)) {
      turn.say("Ich spreche leider nur Deutsch. I am sorry, I only speak German.");
      turn.askAgain();
    } else if (heard.means(Intent.ABORT) && !(turn.task instanceof Task.None)) {
      turn.say("Gut, ich habe nichts geändert.");
      turn.finish();
    } else {
      understand(heard, turn);
    }
  }

  private static void understand(Heard heard, Turn turn) {
    var information = Information.answer(heard, turn);
    boolean nothingElse = heard.wish().empty() || Information.regardless(heard);
    if (information.isPresent() && nothingElse && heard.phone().isEmpty()) {
      turn.say(information.get());
      turn.askAgain();
      return;
    }
    var change = change(heard, turn);
    if (change.isPresent()) {
      ChangeFlow.begin(change.get(), heard, turn);
      return;
    }
    switch (turn.task) {
      case Task.Booking booking -> BookingFlow.hear(booking, heard, turn);
      case Task.Change going -> ChangeFlow.hear(going, heard, turn);
      case Task.None none -> idle(heard, turn);
    }
  }

  /** Another task than before, if the caller names one. */
  private static Optional<Task.Change.Kind> change(Heard heard, Turn turn) {
    var kind =
        heard.means(Intent.MOVE)
            ? Optional.of(Task.Change.Kind.MOVE)
            : heard.means(Intent.CANCEL)
                ? Optional.of(Task.Change.Kind.CANCEL)
                : heard.means(Intent.FIND)
                    ? Optional.of(Task.Change.Kind.FIND)
                    : Optional.<Task.Change.Kind>empty();
    boolean sameAlready =
        turn.task instanceof Task.Change going && kind.filter(going.kind()::equals).isPresent();
    return sameAlready ? Optional.empty() : kind;
  }

  private static void idle(Heard heard, Turn turn) {
    boolean wantsToCome =
        heard.means(Intent.BOOK)
            || heard.means(Intent.PAIN)
            || !heard.wish().empty()
            || heard.soonest()
            || Reasons.in(heard.plain(), turn.practice).isPresent();
    boolean nothingMore =
        turn.asked == Asked.ANYTHING_ELSE
            && (heard.no() || heard.means(Intent.THANKS) && !heard.yes());
    if (wantsToCome) {
      BookingFlow.begin(heard, turn);
    } else if (nothingMore) {
      goodbye(turn);
    } else if (heard.name().isPresent()) {
      turn.name = heard.name();
      turn.ask(Asked.NOTHING, "Guten Tag, " + heard.name().get() + ". Wie kann ich Ihnen helfen?");
    } else if (heard.means(Intent.HELLO) || heard.means(Intent.THANKS) || heard.yes()) {
      turn.ask(Asked.NOTHING, "Was kann ich für Sie tun?");
    } else {
      Information.notUnderstood(turn);
    }
  }

  private static void answered(Answer answer, Turn turn) {
    turn.pending = Optional.empty();
    switch (turn.task) {
      case Task.Booking booking -> BookingFlow.answered(booking, answer, turn);
      case Task.Change change -> ChangeFlow.answered(change, answer, turn);
      case Task.None none -> {}
    }
    for (var text : turn.takeUnheard()) {
      if (turn.pending.isPresent()) {
        turn.later(text);
      } else {
        hear(text, turn);
      }
    }
  }

  private void spokenInVain(Turn turn) {
    turn.silences = 0;
    // Twice is enough: background noise would else have her talk all the time.
    if (!hears && turn.vain++ < 2) {
      turn.say("Ich kann Sie leider nicht hören, nur lesen. Bitte schreiben Sie mir im Chat.");
    }
  }

  private static void silence(Turn turn) {
    if (turn.pending.isPresent()) {
      return;
    }
    turn.silences++;
    if (turn.silences >= PATIENCE) {
      turn.say("Ich höre nichts mehr von Ihnen und beende das Gespräch. Auf Wiederhören.");
      turn.hangUp();
    } else {
      turn.say("Sind Sie noch da?");
      turn.askAgain();
    }
  }

  private static void goodbye(Turn turn) {
    if (turn.asked == Asked.CONFIRMATION && !(turn.task instanceof Task.None)) {
      turn.say("Ich habe nichts eingetragen oder geändert.");
    }
    turn.say("Vielen Dank für Ihren Anruf. Auf Wiederhören.");
    turn.hangUp();
  }

  private static boolean foreign(Heard heard) {
    return heard.means(Intent.FOREIGN)
        && !heard.means(Intent.BOOK)
        && heard.wish().empty()
        && heard.phone().isEmpty()
        && heard.name().isEmpty();
  }

  private String greeting(String hello, Practice practice) {
    return hello
        + ", hier ist Sofia, die digitale Assistentin der "
        + practice.name()
        + ". Wie kann ich Ihnen helfen?"
        + (hears ? "" : " Bitte schreiben Sie mir im Chat, hören kann ich Sie noch nicht.");
  }
}
