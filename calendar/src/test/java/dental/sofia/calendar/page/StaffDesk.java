package dental.sofia.calendar.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server, a colleague, a day that nobody else uses, and for each test a window and a patient of
 * its own.
 */
abstract class StaffDesk {
  static final Running RUNNING = new Running();

  @TempDir static Path directory;
  static RunningCalendar server;
  static Chromium chromium;
  static Colleague colleague;
  // Both in the same week.
  static LocalDate day;
  static LocalDate dayAfter;

  PracticePage page;
  String patient;

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
}
