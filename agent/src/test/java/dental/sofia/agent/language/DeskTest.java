package dental.sofia.agent.language;

import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.agent.conversation.Action;
import dental.sofia.agent.conversation.Answer;
import dental.sofia.agent.conversation.Practice;
import dental.sofia.agent.conversation.Request;
import dental.sofia.agent.partner.MemoryStage;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a language model may do, and what it may not. */
class DeskTest {
  private static final LocalDateTime TEN = LocalDateTime.of(2026, 11, 23, 10, 0);
  private static final Map<String, Object> BOOKING =
      Map.of(
          "name", "Anna Müller",
          "telefon", "030 1234567",
          "beginn", "2026-11-23T10:00",
          "behandlung", "kontrolle");

  private final MemoryStage stage = new MemoryStage();
  private final Desk desk = new Desk(stage, Practice.unknown());

  @Test
  void nothingIsBookedBeforeTheCallerHasAnsweredTheSummary() {
    stage.calendar = request -> done(731);
    var first = use("termin_buchen", BOOKING);
    assertThat(first).containsEntry("status", "bestaetigung_noetig");
    assertThat(first.get("zusammenfassung").toString())
        .contains("Kontrolle", "Montag, den 23. November um 10 Uhr", "Anna Müller");
    assertThat(use("termin_buchen", BOOKING)).containsEntry("status", "bestaetigung_fehlt");
    assertThat(stage.asked).isEmpty();

    stage.turns.incrementAndGet();
    assertThat(use("termin_buchen", BOOKING)).containsEntry("status", "gebucht");
    assertThat(stage.shown)
        .containsExactly(
            new Action.Show(Action.Show.Kind.BOOKED, TEN, TEN.plusMinutes(30), "Kontrolle"));
  }

  @Test
  void whatWasChangedSinceTheSummaryIsSummedUpAnew() {
    use("termin_buchen", BOOKING);
    stage.turns.incrementAndGet();
    var other = new java.util.HashMap<>(BOOKING);
    other.put("beginn", "2026-11-23T11:00");
    assertThat(use("termin_buchen", other)).containsEntry("status", "bestaetigung_noetig");
    assertThat(stage.asked).isEmpty();
  }

  @Test
  void anAttemptAfterNoAnswerHasTheSameKey() {
    use("termin_buchen", BOOKING);
    stage.turns.incrementAndGet();
    assertThat(use("termin_buchen", BOOKING)).containsEntry("status", "nicht_erreichbar");
    stage.calendar = request -> done(1);
    assertThat(use("termin_buchen", BOOKING)).containsEntry("status", "gebucht");
    assertThat(stage.asked).hasSize(2);
    assertThat(stage.asked.get(0)).isEqualTo(stage.asked.get(1));
  }

  @Test
  void oneConfirmationIsForOneChange() {
    stage.calendar = request -> done(1);
    use("termin_buchen", BOOKING);
    stage.turns.incrementAndGet();
    use("termin_buchen", BOOKING);
    assertThat(use("termin_buchen", BOOKING)).containsEntry("status", "bestaetigung_noetig");
    assertThat(stage.asked).hasSize(1);
  }

  @Test
  void aModelSeesNoIdsAndMovesOnlyWhatWasFound() {
    stage.calendar =
        request ->
            switch (request) {
              case Request.Find find -> new Answer.Found(List.of(appointment(731)));
              default -> done(731);
            };
    assertThat(use("termin_verschieben", Map.of("termin", 1, "beginn", "2026-11-24T10:00")))
        .containsEntry("status", "fehler");
    var found = use("termine_finden", Map.of("telefon", "+49301234567"));
    assertThat(found.toString()).contains("termin=1").doesNotContain("731");
    var move = Map.<String, Object>of("termin", 1, "beginn", "2026-11-24T10:00");
    use("termin_verschieben", move);
    stage.turns.incrementAndGet();
    assertThat(use("termin_verschieben", move)).containsEntry("status", "verschoben");
    assertThat(stage.asked.getLast())
        .isEqualTo(new Request.Move(731, "+49301234567", TEN.plusDays(1)));
  }

  @Test
  void wrongArgumentsAreToldAndAskNothing() {
    for (var wrong :
        List.of(
            Map.<String, Object>of(),
            Map.<String, Object>of("ab", "morgen", "behandlung", "Kontrolle"),
            Map.<String, Object>of("ab", 7, "behandlung", "Kontrolle"),
            Map.<String, Object>of("ab", "2026-11-23", "behandlung", "Haarschnitt"),
            Map.<String, Object>of(
                "ab", "2026-11-23", "behandlung", "Kontrolle", "tage", "viele"))) {
      assertThat(use("freie_termine", wrong)).containsEntry("status", "fehler");
    }
    assertThat(use("alle_patienten", Map.of())).containsEntry("status", "fehler");
    assertThat(stage.asked).isEmpty();
  }

  @Test
  void freeTimesOfManyDaysAreFewAndSpoken() {
    stage.calendar =
        request -> {
          var slots = new java.util.ArrayList<Answer.Slot>();
          for (int i = 0; i < 60; i++) {
            var start = TEN.plusDays(i / 12).plusMinutes(30L * (i % 12));
            slots.add(new Answer.Slot(start, start.plusMinutes(30)));
          }
          return new Answer.Slots(slots);
        };
    var free =
        use("freie_termine", Map.of("ab", "2020-01-01", "behandlung", "Kontrolle", "tage", 900));
    assertThat((List<?>) free.get("termine")).hasSizeBetween(8, 16);
    assertThat(stage.asked)
        .containsExactly(new Request.FreeSlots(stage.now().toLocalDate(), 31, "Kontrolle"));
  }

  @Test
  void thePromptHasThePracticeTheDayAndTheAddition() {
    String prompt = Prompt.of(Practice.unknown(), stage.now(), "Wir haben einen Hund.");
    assertThat(prompt)
        .contains("2026-11-20", "Freitag", "Montag 08:00 bis 12:00 und 14:00 bis 18:00", "112")
        .contains("Zahnreinigung (60 Minuten)", "Wir haben einen Hund.");
  }

  private Map<String, Object> use(String tool, Map<String, Object> arguments) {
    return desk.use(tool, arguments).join();
  }

  private static Answer done(long id) {
    return new Answer.Done(appointment(id));
  }

  private static Answer.Appointment appointment(long id) {
    return new Answer.Appointment(id, TEN, TEN.plusMinutes(30), "Kontrolle");
  }
}
