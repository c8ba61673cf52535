package dental.sofia.calendar.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.calendar.support.RunningCalendar;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the practice's staff do with appointments, one by one. */
class StaffPageIT extends StaffDesk {
  @Test
  void anAppointmentIsBookedByKeyboardAlone() {
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.button("Neuer Termin").focus();
    page.window().keyboard().press("Enter");
    assertThat(page.field("Name")).isFocused();
    page.window().keyboard().type(patient);
    page.window().keyboard().press("Tab");
    page.window().keyboard().type("030 1234567");
    page.field("Datum").fill(day.toString());
    page.field("Uhrzeit").fill("08:00");
    page.field("Notizen").focus();
    page.field("Uhrzeit").press("Enter");

    assertThat(page.notices()).containsText("Eingetragen: " + patient);
    assertThat(colleague.read(colleague.find(patient), "start")).isEqualTo(day + "T08:00");
    assertThat(page.button("Neuer Termin")).isFocused();
    page.goTo(day);
    assertThat(page.appointment(patient)).containsText("Kontrolle");
  }

  @Test
  void whatIsMissingIsSaidAtItsField() {
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.button("Neuer Termin").click();
    page.button("Termin eintragen").click();

    assertThat(page.field("Name")).isFocused();
    assertThat(page.field("Name")).hasAttribute("aria-invalid", "true");
    assertThat(page.field("Name")).hasAccessibleDescription("Bitte ausfüllen.");
    page.window().keyboard().press("Escape");
    assertThat(page.dialog()).hasCount(0);
    assertThat(page.button("Neuer Termin")).isFocused();
  }

  @Test
  void aTimeThatIsTakenIsAnsweredWithOthersToChooseFrom() {
    colleague.book("Vorher da", day, "09:00", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.button("Neuer Termin").click();
    page.fill(
        Map.of(
            "Name",
            patient,
            "Telefon",
            "030 7654321",
            "Datum",
            day.toString(),
            "Uhrzeit",
            "09:00"));
    page.button("Termin eintragen").click();

    var alternative = page.dialog().locator(".choices button").first();
    String offered = alternative.innerText();
    alternative.click();
    assertThat(page.dialog()).containsText("Übernommen: " + offered);
    page.button("Termin eintragen").click();

    assertThat(page.notices()).containsText("Eingetragen: " + patient);
    String start = colleague.read(colleague.find(patient), "start");
    assertThat(offered).endsWith(start.substring(11) + " Uhr");
  }

  @Test
  void theDialogIsTheWayToMoveAnAppointmentWithoutAMouse() {
    String number = colleague.book(patient, day, "14:00", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(day);
    page.appointment(patient).focus();
    page.window().keyboard().press("Enter");
    assertThat(page.field("Uhrzeit")).isFocused();
    page.field("Uhrzeit").fill("14:30");
    page.window().keyboard().press("Enter");

    assertThat(page.notices()).containsText("Gespeichert: " + patient);
    assertThat(colleague.read(number, "start")).isEqualTo(day + "T14:30");
    assertThat(page.appointment(patient)).isFocused();
  }

  @Test
  void anAppointmentIsCompletedConfirmedAgainAndCancelled() {
    String number = colleague.book(patient, day, "15:30", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(day);
    press("Erledigt");
    assertThat(colleague.read(number, "status")).isEqualTo("completed");
    press("Wieder bestätigen");
    assertThat(colleague.read(number, "status")).isEqualTo("confirmed");
    press("Absagen");
    assertThat(colleague.read(number, "status")).isEqualTo("cancelled");
    assertThat(page.appointment(patient)).hasClass(Pattern.compile("status-cancelled"));

    page.field("Abgesagte zeigen").uncheck();
    assertThat(page.appointment(patient)).isHidden();
  }

  @Test
  void nothingIsDeletedBeforeItWasAskedAgain() {
    String number = colleague.book(patient, day, "16:00", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(day);
    page.appointment(patient).click();
    page.button("Löschen …").click();
    assertThat(page.button("Behalten")).isFocused();
    page.window().keyboard().press("Enter");
    assertThat(colleague.knows(number)).isTrue();

    page.button("Löschen …").click();
    page.button("Endgültig löschen").click();
    assertThat(page.appointment(patient)).hasCount(0);
    assertThat(colleague.knows(number)).isFalse();
  }

  @Test
  void anAppointmentIsFoundByNameAndOpened() {
    colleague.book(patient, day, "16:30", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.field("Termine suchen").fill(patient.toUpperCase());
    assertThat(page.window().locator(".results")).containsText("1 Termin gefunden.");
    page.window().locator(".result").click();
    assertThat(page.field("Name")).hasValue(patient);
    page.window().keyboard().press("Escape");
    page.field("Termine suchen").fill("gibt es nicht");
    assertThat(page.window().locator(".results")).containsText("Kein Termin gefunden.");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
    String number = colleague.book(patient, day, "17:00", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(day);
    page.appointment(patient).click();
    page.field("Notizen").fill("meins");
    colleague.change(number, "notes", "seins");
    page.button("Speichern").click();

    assertThat(page.dialog()).containsText("Jemand anderes hat diesen Termin");
    assertThat(page.field("Notizen")).hasValue("seins");
    page.field("Notizen").fill("beides");
    page.button("Speichern").click();
    assertThat(page.notices()).containsText("Gespeichert");
    assertThat(colleague.read(number, "notes")).isEqualTo("beides");
  }

  private void press(String button) {
    page.appointment(patient).click();
    page.button(button).click();
    assertThat(page.dialog()).hasCount(0);
  }
}
