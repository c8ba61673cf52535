package dental.sofia.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every dialogue of {@code dialogues/}, and what holds in all of them. */
class DialogueTest {
  private final Conversation conversation = new OfflineConversation(false);
  private LocalDateTime now = LocalDateTime.of(2026, 11, 18, 9, 0);

  static List<Dialogue> dialogues() {
    return Dialogue.all();
  }

  @Test
  void thereAreManyAndNoTwoAreTheSame() {
    assertThat(Dialogue.all()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(Dialogue.all()).extracting(Dialogue::title).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dialogues")
  void sofiaSaysAndDoesWhatSheShould(Dialogue dialogue) {
    var practice = practice();
    var calendar = new MemoryCalendar(practice);
    for (var line : dialogue.lines()) {
      if (line.kind() == '@' && line.text().startsWith("now ")) {
        now = LocalDateTime.parse(line.text().substring(4));
      }
    }
    var call = new Call(conversation.begin(practice, "call", now), calendar);
    var expected = new ArrayList<String>();
    for (var line : dialogue.lines()) {
      switch (line.kind()) {
        case '>' -> call.hear(new Event.Heard(line.text()));
        case '~' ->
            call.hear(
                line.text().equals("silence") ? new Event.Silence() : new Event.SpokenInVain());
        case '<' -> assertThat(call.said).as(call.toString()).contains(line.text().split(" \\| "));
        case '-' ->
            assertThat(call.said).as(call.toString()).doesNotContain(line.text().split(" \\| "));
        case '!' -> {
          expected.add(line.text());
          assertThat(calendar.changes()).as(call.toString()).isEqualTo(expected);
        }
        case '.' -> assertThat(call.over).as(call.toString()).isTrue();
        case '@' -> {
          var parts = line.text().split(" ", 2);
          if (!parts[0].equals("now")) {
            calendar.set(parts[0], parts.length > 1 ? parts[1] : "");
          }
        }
        default -> throw new IllegalArgumentException(dialogue + ": " + line);
      }
    }
    assertThat(calendar.changes()).as("nothing else is changed").isEqualTo(expected);
    assertThat(call.everything).as("ids are never said").noneMatch(text -> text.contains("777000"));
    assertThat(call.everything).allMatch(text -> !text.isBlank());
  }

  @Test
  void twoCallersDoNotDisturbEachOther() {
    var practice = practice();
    var one = new Call(conversation.begin(practice, "one", now), new MemoryCalendar(practice));
    var two = new Call(conversation.begin(practice, "two", now), new MemoryCalendar(practice));
    one.hear(new Event.Heard("Kontrolle am Montag um 10 Uhr, ich heiße Max Roth, 0176 3030303"));
    two.hear(
        new Event.Heard("Zahnreinigung am Montag um 11 Uhr, ich heiße Eva Lang, 0176 4040404"));
    one.hear(new Event.Heard("ja"));
    two.hear(new Event.Heard("ja"));
    assertThat(one.calendar.changes())
        .containsExactly("book Kontrolle 2026-11-23T10:00 Max Roth 01763030303");
    assertThat(two.calendar.changes())
        .containsExactly("book Zahnreinigung 2026-11-23T11:00 Eva Lang 01764040404");
  }

  @Test
  void whatIsSaidWhileTheCalendarIsAskedIsHeardAfterwards() {
    var step = conversation.begin(practice(), "call", now);
    step =
        conversation.next(
            step.state(), new Event.Heard("Kontrolle am Montag um 10, ich heiße Max Roth"), now);
    var asked = (Action.Ask) step.actions().getLast();
    step = conversation.next(step.state(), new Event.Heard("Meine Nummer ist 0176 3030303"), now);
    assertThat(step.actions()).isEmpty();

    var answer = new MemoryCalendar(practice()).ask(asked.request(), now);
    step = conversation.next(step.state(), new Event.Answered(answer), now);

    assertThat(step.actions().toString()).contains("01763030303").contains("so eintragen");
  }

  @Test
  void theSameWishHasTheSameKeyAndAnotherCallHasAnother() {
    assertThat(key("one")).isEqualTo(key("one")).isNotEqualTo(key("two")).hasSizeLessThan(65);
  }

  private String key(String callId) {
    var practice = practice();
    var call = new Call(conversation.begin(practice, callId, now), new MemoryCalendar(practice));
    call.hear(new Event.Heard("Kontrolle am Montag um 10, ich heiße Max Roth, 0176 3030303"));
    call.hear(new Event.Heard("ja"));
    return ((Request.Book) call.requests.getLast()).key();
  }

  private static Practice practice() {
    var usual = Practice.unknown();
    var treatments = new ArrayList<>(usual.treatments());
    treatments.replaceAll(
        one ->
            one.name().equals("Zahnreinigung")
                ? new Practice.Treatment(one.name(), 60, "95 Euro", List.of("Prophylaxe"))
                : one);
    return new Practice(
        "Zahnarztpraxis Dr. Muster",
        usual.zone(),
        "Musterstraße 1, 10115 Berlin",
        "030 123456",
        usual.openingHours(),
        Map.of(LocalDate.of(2026, 12, 25), "1. Weihnachtstag"),
        treatments,
        List.of(new Practice.Information("Park", "Parken können Sie im Hof.")));
  }

  private final class Call {
    final MemoryCalendar calendar;
    final List<String> everything = new ArrayList<>();
    final List<Request> requests = new ArrayList<>();
    private final StringBuilder transcript = new StringBuilder();
    String said = "";
    boolean over;
    private Conversation.State state;

    Call(Conversation.Step first, MemoryCalendar calendar) {
      this.calendar = calendar;
      take(first);
    }

    void hear(Event event) {
      assertThat(over).as("the call is over: " + this).isFalse();
      transcript.append("> ").append(event).append('\n');
      said = "";
      take(conversation.next(state, event, now));
      if (event instanceof Event.Heard) {
        assertThat(said).as("something is always said: " + this).isNotBlank();
      }
    }

    private void take(Conversation.Step step) {
      state = step.state();
      for (var action : step.actions()) {
        switch (action) {
          case Action.Say(String text) -> {
            said = said.isEmpty() ? text : said + " " + text;
            everything.add(text);
            transcript.append("< ").append(text).append('\n');
          }
          case Action.Ask(var request) -> {
            requests.add(request);
            transcript.append("? ").append(request).append('\n');
            take(conversation.next(state, new Event.Answered(calendar.ask(request, now)), now));
          }
          case Action.Show show -> {}
          case Action.HangUp hangUp -> over = true;
        }
      }
    }

    @Override
    public String toString() {
      return "\n" + transcript;
    }
  }
}
