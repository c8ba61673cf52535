package dental.sofia.agent.conversation;

import java.time.LocalDateTime;
import java.util.List;

/** A conversation by rules alone: no model, no network, the same answer every time. */
public final class OfflineConversation implements Conversation {

  record Standing(Practice practice) implements State {}

  /** All that a call may begin with. */
  public static List<String> greetings(Practice practice) {
    return List.of("Guten Morgen", "Guten Tag", "Guten Abend").stream()
        .map(hello -> greeting(hello, practice))
        .toList();
  }

  @Override
  public Step begin(Practice practice, LocalDateTime now) {
    String hello =
        now.getHour() < 11 ? "Guten Morgen" : now.getHour() < 18 ? "Guten Tag" : "Guten Abend";
    return new Step(new Standing(practice), List.of(new Action.Say(greeting(hello, practice))));
  }

  @Override
  public Step next(State state, Event event, LocalDateTime now) {
    return switch (event) {
      case Event.Heard(String text) when text.toLowerCase().contains("tschüss") ->
          new Step(state, List.of(new Action.Say("Auf Wiederhören."), new Action.HangUp()));
      case Event.Heard heard ->
          new Step(state, List.of(new Action.Say("Das habe ich leider nicht verstanden.")));
      default -> new Step(state, List.of());
    };
  }

  private static String greeting(String hello, Practice practice) {
    return hello
        + ", hier ist Sofia, die Assistentin der "
        + practice.name()
        + ". Wie kann ich Ihnen helfen?";
  }
}
