package dental.sofia.calendar.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dental.sofia.calendar.page.support.Accessibility;
import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.Microphone;
import dental.sofia.calendar.page.support.PracticePage;
import dental.sofia.calendar.page.support.Running;
import dental.sofia.calendar.page.support.Sound;
import dental.sofia.calendar.page.support.Stranger;
import dental.sofia.calendar.support.Client;
import dental.sofia.calendar.support.RunningCalendar;
import dental.sofia.wire.support.LiveKit;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every view and every state, however one looks at it: axe-core finds nothing wrong with it, and it
 * is not wider than the window. With {@code -Dpage.screenshots=<directory>} pictures are left
 * there.
 */
class AccessibilityIT {
  private static final Running RUNNING = new Running();
  private static final Path PRACTICE =
      Path.of("src/test/resources/browser/practice.json").toAbsolutePath();
  private static final String SCREENSHOTS = System.getProperty("page.screenshots");

  @TempDir static Path directory;
  private static LiveKit livekit;
  private static RunningCalendar server;
  private static Chromium chromium;
  private static LocalDate monday;

  private final SoftAssertions softly = new SoftAssertions();
  private Look look;
  private PracticePage page;

  @BeforeAll
  static void start() throws Exception {
    livekit = RUNNING.keep(LiveKit.startDirect(directory, List.of()));
    server =
        RUNNING.keep(
            RunningCalendar.start(
                directory,
                Map.of(
                    "SOFIA_PRACTICE_FILE", PRACTICE.toString(),
                    "LIVEKIT_URL", livekit.url().toString(),
                    "LIVEKIT_API_KEY", LiveKit.KEY.name(),
                    "LIVEKIT_API_SECRET", LiveKit.KEY.secret())));
    chromium =
        RUNNING.keep(
            Chromium.launch(
                new Microphone.Playing(Sound.beeps(directory.resolve("caller.wav"), 700))));
    monday = LocalDate.now().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    fill(server.client().staff());
  }

  @AfterAll
  static void stop() throws Exception {
    RUNNING.close();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsInAnybodysWay(Look look) {
    this.look = look;
    Page window = chromium.window(look.width, look.height, look.scheme);
    page = PracticePage.open(window, server.url());
    patients();
    call();
    calendar();
    appointment();
    softly.assertThat(page.complaints()).isEmpty();
    window.context().close();
    softly.assertAll();
  }

  private void patients() {
    assertThat(page.window().locator(".slot").first()).isVisible();
    looksGood("public");
    page.signIn(RunningCalendar.USERNAME, "falsch");
    assertThat(page.dialog().locator(".error")).not().isEmpty();
    looksGood("sign-in");
    page.window().keyboard().press("Escape");
  }

  private void call() {
    String room = page.call(page.talkButton());
    page.awaitPhase("waiting", 10);
    looksGood("call-waiting");
    var sofia =
        Stranger.join(chromium.window(), livekit.url(), livekit.token("agent-test", room), 440);
    sofia.state("speaking");
    page.awaitPhase("speaking", 5);
    sofia.write(
        "lk.transcription",
        "Guten Tag, hier ist Sofia. Wie kann ich Ihnen helfen?",
        Map.of("lk.segment_id", "1", "lk.transcription_final", "true"));
    var mine =
        Map.of(
            "lk.segment_id", "2",
            "lk.transcribed_track_id", sofia.callersTrack(),
            "lk.transcription_final", "true");
    sofia.write("lk.transcription", "Ich hätte gern einen Termin zur Kontrolle.", mine);
    assertThat(page.call().locator(".line")).hasCount(2);
    page.awaitFigure("protocol", "tcp");
    looksGood("call");
    page.path();
    looksGood("call-details");
    sofia.write(
        "sofia.booking",
        "{\"action\":\"booked\",\"start\":\"%sT10:30\",\"end\":\"%sT11:00\",\"treatment\":\"Kontrolle\"}"
            .formatted(monday, monday),
        Map.of());
    sofia.attributes(Map.of("sofia.call", "ended"));
    sofia.leave();
    page.awaitPhase("ended", 5);
    looksGood("call-ended");
    page.button("Schließen").click();

    page.window().route("**/api/sofia/token", route -> route.abort());
    page.talkButton().click();
    page.failure(5);
    looksGood("call-failed");
    page.button("Schließen").click();
  }

  private void calendar() {
    page.signedIn(RunningCalendar.USERNAME, RunningCalendar.PASSWORD);
    page.goTo(monday);
    assertThat(page.appointment("Anna Becker")).isVisible();
    looksGood("week");
    for (var view : Map.of("Tag", "day", "Liste", "list", "Monat", "month").entrySet()) {
      page.button(view.getKey()).click();
      looksGood(view.getValue());
    }
    page.button("Woche").click();
    page.field("Termine suchen").fill("er");
    assertThat(page.window().locator(".result").first()).isVisible();
    looksGood("search");
    page.window().keyboard().press("Escape");
  }

  private void appointment() {
    page.button("Neuer Termin").click();
    page.field("Datum").fill(monday.toString());
    page.field("Datum").press("Tab");
    assertThat(page.dialog().locator(".free-times button").first()).isVisible();
    page.button("Termin eintragen").click();
    looksGood("appointment-mistakes");
    page.fill(Map.of("Name", "Neu", "Telefon", "030 1234567", "Uhrzeit", "08:00"));
    page.button("Termin eintragen").click();
    assertThat(page.dialog().locator(".choices button").first()).isVisible();
    looksGood("appointment-taken");
    page.window().keyboard().press("Escape");

    page.appointment("Anna Becker").click();
    assertThat(page.dialog().locator(".free-times button").first()).isVisible();
    looksGood("appointment");
    page.button("Löschen …").click();
    looksGood("appointment-delete");
    page.window().keyboard().press("Escape");
    page.window().keyboard().press("Escape");
    page.button("Abmelden").click();
    looksGood("signed-out");
  }

  private void looksGood(String state) {
    softly.assertThat(Accessibility.violations(page.window())).as("%s, %s", state, look).isEmpty();
    softly.assertThat(Accessibility.overflow(page.window())).as("%s, %s", state, look).isZero();
    if (SCREENSHOTS != null) {
      boolean whole = List.of("public", "week", "month", "list").contains(state);
      page.window()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(whole)
                  .setPath(Path.of(SCREENSHOTS, state + "-" + look.file() + ".png")));
    }
  }

  private static void fill(Client staff) {
    book(staff, "Anna Becker", 0, "08:00", "Kontrolle", null);
    book(staff, "Jonas Wolf", 0, "09:00", "Zahnreinigung", "completed");
    book(staff, "Mehmet Yılmaz", 0, "14:00", "Füllung", null);
    book(staff, "Clara von Hohenstein", 1, "10:00", "Wurzelbehandlung", null);
    book(staff, "Peter Schmidt", 1, "15:00", "Beratung", "cancelled");
    book(staff, "Sophie Krüger", 2, "08:30", "Kontrolle", null);
    book(staff, "Lukas Brandt", 3, "11:00", "Extraktion", null);
    book(staff, "Maximilian Oberhuber", 3, "16:00", "Zahnreinigung", null);
    for (int i = 0; i < 6; i++) {
      book(
          staff,
          "Familie Sommer " + (i + 1),
          3,
          "08:00 08:30 09:00 09:30 10:00 10:30".split(" ")[i],
          "Kontrolle",
          null);
    }
  }

  private static void book(
      Client staff, String patient, int day, String time, String treatment, String status) {
    var answer =
        staff.post(
            "/api/v1/appointments",
            Map.of(
                "patientName",
                patient,
                "phone",
                "030 1234567",
                "start",
                monday.plusDays(day) + "T" + time,
                "treatment",
                treatment));
    if (answer.status() == 201 && status != null) {
      staff.patch("/api/v1/appointments/" + answer.json().path("id"), Map.of("status", status));
    }
  }
}
