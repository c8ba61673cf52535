package dental.sofia.calendar.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.Colleague;
import dental.sofia.calendar.page.support.Microphone;
import dental.sofia.calendar.page.support.PracticePage;
import dental.sofia.calendar.page.support.Running;
import dental.sofia.calendar.support.OpenDays;
import dental.sofia.calendar.support.RunningCalendar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What the practice's staff do with the calendar. */
class StaffPageIT {
  private static final Running RUNNING = new Running();

  @TempDir static Path directory;
  private static RunningCalendar server;
  private static Chromium chromium;
  private static Colleague colleague;
  // Both in the same week.
  private static LocalDate day;
  private static LocalDate dayAfter;

  private PracticePage page;
  private String patient;

  @BeforeAll
  static void start() {
    server = RUNNING.keep(RunningCalendar.start(directory, Map.of()));
    chromium = RUNNING.keep(Chromium.launch(new Microphone.Missing()));
    colleague = new Colleague(server.client().staff());
    day = OpenDays.next();
    for (dayAfter = OpenDays.next();
        !dayAfter.equals(day.plusDays(1));
        dayAfter = OpenDays.next()) {
      day = dayAfter;
    }
  }

  @AfterAll
  static void stop() throws Exception {
    RUNNING.close();
  }

  @BeforeEach
  void open(TestInfo test) {
    page = PracticePage.open(chromium.window(), server.url());
    // Each test has a patient of its own, and leaves the others alone.
    patient = "Test " + Integer.toHexString(test.getDisplayName().hashCode());
  }

  @AfterEach
  void close() {
    assertThat(page.complaints()).isEmpty();
    page.window().context().close();
  }

  @Test
  void aWrongPasswordIsSaidSoAndTheRightOneOpensTheCalendar() {
    page.signIn(RunningCalendar.USERNAME, "falsch");
    assertThat(page.dialog().getByRole(AriaRole.ALERT)).not().isEmpty();
    assertThat(page.field("Passwort")).isFocused();

    page.field("Passwort").fill(RunningCalendar.PASSWORD);
    page.button("Anmelden").click();
    assertThat(page.badge()).hasText("Verbunden");

    page.button("Abmelden").click();
    assertThat(page.button("Praxis-Anmeldung")).isVisible();
    assertThat(page.window().locator(".grid")).hasCount(0);
  }

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
  void anAppointmentIsDraggedToAnotherDayAndTime() {
    String number = colleague.book(patient, day, "10:00", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(day);

    drag(dayAfter, "15:00");

    assertThat(page.notices()).containsText("verschoben auf");
    assertThat(colleague.read(number, "start")).isEqualTo(dayAfter + "T15:00");
    assertThat(page.appointment(patient)).containsText("15:00");
  }

  @Test
  void anAppointmentThatIsDraggedOntoALunchBreakGoesBack() {
    String number = colleague.book(patient, day, "11:00", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(day);

    drag(day, "12:30");

    assertThat(page.notices()).containsText("Der Termin bleibt, wo er war.");
    assertThat(page.appointment(patient)).containsText("11:00");
    assertThat(colleague.read(number, "start")).isEqualTo(day + "T11:00");
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

  @Test
  void changesOfOthersAppearWithoutReloadAndAfterARestartOfTheServerToo() {
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(day);
    String number = colleague.book(patient, day, "17:30", "Kontrolle");
    assertThat(page.appointment(patient)).isVisible();
    colleague.change(number, "status", "completed");
    assertThat(page.appointment(patient)).hasClass(Pattern.compile("status-completed"));

    server.kill();
    assertThat(page.badge()).hasText("Verbindung getrennt …");
    server =
        RUNNING.keep(
            RunningCalendar.start(directory, Map.of("PORT", String.valueOf(server.port()))));
    assertThat(page.badge())
        .hasText("Verbunden", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    colleague = new Colleague(server.client().staff());
    colleague.book(patient + " danach", day, "08:30", "Kontrolle");
    assertThat(page.appointment(patient + " danach")).isVisible();
  }

  @Test
  void aSessionThatWasBegunAnewInAnotherWindowGoesOn() {
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    var other = PracticePage.open(page.window().context().newPage(), server.url());
    other.button("Abmelden").click();
    other.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);

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
            "10:30"));
    page.button("Termin eintragen").click();
    assertThat(page.notices()).containsText("Eingetragen: " + patient);
  }

  @Test
  void aSessionThatHasEndedShowsNothingMoreAndAsksForThePassword() {
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.window().context().clearCookies();
    page.button("Weiter").click();

    assertThat(page.dialog()).containsText("Ihre Sitzung ist abgelaufen");
    assertThat(page.window().locator(".grid")).hasCount(0);
    page.field("Benutzername").fill(RunningCalendar.USERNAME);
    page.field("Passwort").fill(RunningCalendar.PASSWORD);
    page.button("Anmelden").click();
    assertThat(page.badge()).hasText("Verbunden");
  }

  private void press(String button) {
    page.appointment(patient).click();
    page.button(button).click();
    assertThat(page.dialog()).hasCount(0);
  }

  private void drag(LocalDate to, String time) {
    var from = page.appointment(patient);
    from.scrollIntoViewIfNeeded();
    double[] target = page.place(to, time);
    from.hover(new Locator.HoverOptions().setPosition(20, 5));
    Page window = page.window();
    window.mouse().down();
    window.mouse().move(target[0], target[1] - 12, new Mouse.MoveOptions().setSteps(8));
    window.mouse().move(target[0], target[1] - 4, new Mouse.MoveOptions().setSteps(3));
    window.mouse().up();
  }
}
