package dental.sofia.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.Microphone;
import dental.sofia.calendar.page.support.PracticePage;
import dental.sofia.e2e.harness.CalendarClient;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The practice's staff, in a browser, with what the operator made for them. */
@EndToEnd
class StaffBrowserIT {

  private static Sofia praxis;
  private static Chromium chromium;

  private CalendarClient colleague;
  private PracticePage page;
  private LocalDateTime first;
  private LocalDateTime last;

  @BeforeAll
  static void deploy(Sandbox sandbox) {
    praxis = sandbox.create("").awaitReady();
    chromium = Chromium.launch(new Microphone.Missing());
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void signInWithTheGeneratedPassword() {
    String staff = praxis.name() + "-staff";
    colleague = CalendarClient.signedIn(praxis);
    page = PracticePage.open(chromium.window(), URI.create(colleague.page() + "/"));
    page.signedIn(
        praxis.secret(staff, "username").orElseThrow(),
        praxis.secret(staff, "password").orElseThrow());
    var monday = LocalDate.now().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(7);
    var slots = colleague.freeSlots("Kontrolle", monday, 28);
    first = slots.getFirst();
    // Of the same week: what is dragged stays in sight.
    last =
        slots.stream()
            .takeWhile(slot -> slot.isBefore(first.with(DayOfWeek.SATURDAY)))
            .reduce((one, other) -> other)
            .orElseThrow();
  }

  @AfterEach
  void nothingWentWrongBehindThePage() {
    assertThat(page.complaints()).isEmpty();
    page.window().context().close();
  }

  @Test
  void anAppointmentIsBookedDraggedAndCancelled() {
    String patient = "Erika Muster";
    page.button("Neuer Termin").click();
    page.fill(
        Map.of(
            "Name",
            patient,
            "Telefon",
            "030 1234567",
            "Datum",
            first.toLocalDate().toString(),
            "Uhrzeit",
            first.toLocalTime().toString()));
    page.button("Termin eintragen").click();
    assertThat(page.notices()).containsText("Eingetragen: " + patient);
    assertThat(colleague.appointment(patient, "start")).isEqualTo(first.toString());

    page.goTo(first.toLocalDate());
    page.drag(patient, last.toLocalDate(), last.toLocalTime().toString());
    assertThat(page.notices()).containsText("verschoben auf");
    assertThat(colleague.appointment(patient, "start")).isEqualTo(last.toString());

    page.appointment(patient).click();
    page.button("Absagen").click();
    assertThat(page.appointment(patient)).hasClass(Pattern.compile("status-cancelled"));
    assertThat(colleague.appointment(patient, "status")).isEqualTo("cancelled");
  }

  @Test
  void whatAnotherClientBooksAppearsWithoutReload() {
    String patient = "Max Muster";
    page.goTo(last.toLocalDate());
    page.window().evaluate("window.neverLoadedAgain = true");

    colleague.book(patient, "+4930123456", last);

    assertThat(page.appointment(patient)).containsText(last.toLocalTime().toString());
    assertThat(page.window().evaluate("window.neverLoadedAgain")).isEqualTo(true);
  }
}
