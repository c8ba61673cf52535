package dental.sofia.calendar.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dental.sofia.calendar.page.support.Colleague;
import dental.sofia.calendar.page.support.PracticePage;
import dental.sofia.calendar.support.RunningCalendar;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the practice's staff see of the calendar as a whole, and who sees it. */
class StaffCalendarIT extends StaffDesk {
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
  void anAppointmentIsDraggedToAnotherDayAndTime() {
    String number = colleague.book(patient, day, "10:00", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(day);

    page.drag(patient, dayAfter, "15:00");

    assertThat(page.notices()).containsText("verschoben auf");
    assertThat(colleague.read(number, "start")).isEqualTo(dayAfter + "T15:00");
    assertThat(page.appointment(patient)).containsText("15:00");
  }

  @Test
  void anAppointmentThatIsDraggedOntoALunchBreakGoesBack() {
    String number = colleague.book(patient, day, "11:00", "Kontrolle");
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(day);

    page.drag(patient, day, "12:30");

    assertThat(page.notices()).containsText("Der Termin bleibt, wo er war.");
    assertThat(page.appointment(patient)).containsText("11:00");
    assertThat(colleague.read(number, "start")).isEqualTo(day + "T11:00");
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
}
