package dental.sofia.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every conversation, however strange. */
class ConversationProperties {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 18, 9, 0);
  private final Conversation conversation = new OfflineConversation(true);

  /** All that callers say in the dialogues, in any order, and things that nobody says. */
  @Provide
  Arbitrary<List<String>> calls() {
    var said =
        Dialogue.all().stream()
            .flatMap(dialogue -> dialogue.lines().stream())
            .filter(line -> line.kind() == '>')
            .map(Dialogue.Line::text)
            .distinct()
            .toList();
    return Arbitraries.oneOf(
            Arbitraries.of(said),
            Arbitraries.of("ja", "nein", "der erste", "um zehn", "0176 1234567", "Max Roth"),
            Arbitraries.strings().ofMaxLength(40))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Property(tries = 500)
  void anyCallIsTakenAndNothingIsChangedWithoutAYesToTheQuestion(
      @ForAll("calls") List<String> said) {
    var calendar = new MemoryCalendar(Practice.unknown());
    calendar.set("appointment", "01761234567 2026-11-24T09:00 Kontrolle");
    var step = conversation.begin(Practice.unknown(), "call", NOW);
    for (var text : said) {
      var before = (Standing) step.state();
      int changes = calendar.changes().size();
      step = conversation.next(step.state(), new Event.Heard(text), NOW);
      boolean over = over(step);
      step = answered(step, calendar);
      if (calendar.changes().size() > changes) {
        assertThat(before.asked())
            .as("before „%s\" changed something", text)
            .isIn(Standing.Asked.CONFIRMATION, Standing.Asked.TRY_AGAIN);
      }
      if (over) {
        return;
      }
    }
  }

  @Property(tries = 200)
  void theSameIsSaidToTheSame(@ForAll("calls") List<String> said) {
    assertThat(run(said)).isEqualTo(run(said));
  }

  private List<Action> run(List<String> said) {
    var calendar = new MemoryCalendar(Practice.unknown());
    var step = conversation.begin(Practice.unknown(), "call", NOW);
    var actions = Stream.<Action>builder();
    for (var text : said) {
      step = conversation.next(step.state(), new Event.Heard(text), NOW);
      step.actions().forEach(actions);
      step = answered(step, calendar);
    }
    return actions.build().toList();
  }

  private Conversation.Step answered(Conversation.Step first, MemoryCalendar calendar) {
    var step = first;
    while (!step.actions().isEmpty() && step.actions().getLast() instanceof Action.Ask ask) {
      var answer = calendar.ask(ask.request(), NOW);
      step = conversation.next(step.state(), new Event.Answered(answer), NOW);
    }
    return step;
  }

  private static boolean over(Conversation.Step step) {
    return step.actions().stream().anyMatch(Action.HangUp.class::isInstance);
  }
}
