package dental.sofia.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.PracticePage;
import dental.sofia.e2e.harness.CalendarClient;
import dental.sofia.e2e.harness.CallersHost;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody far from the cluster, with a browser and without UDP, clicks <i>Mit Sofia sprechen</i>.
 */
@EndToEnd
class BrowserCallIT {

  private static final double CALLERS_TONE = 700;

  /** What anybody would call silence. */
  private static final double SILENCE = -60;

  private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(20_000);

  @TempDir static Path directory;
  private static CallersHost host;

  @BeforeAll
  static void leaveTheCluster(Sandbox sandbox) {
    assumeThat(sandbox.cluster().isLocalNode()).as("networks are within reach").isTrue();
    host = CallersHost.create(directory);
  }

  @AfterAll
  static void comeBack() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void sofiaIsHeardThroughTheRelayAndBooksWhatIsWritten(Sandbox sandbox) {
    Sofia praxis = create(sandbox, "Relay");
    try (var chromium = chromium(praxis)) {
      var page = call(chromium, praxis);
      page.awaitFigure("local-type", "relay");
      assertThat(page.figure("relayProtocol")).isEqualTo("tcp");
      book(page, praxis);
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void sofiaIsHeardDirectlyOverTcp(Sandbox sandbox) {
    Sofia praxis = create(sandbox, "Direct");
    try (var chromium = chromium(praxis)) {
      var page = call(chromium, praxis);
      page.awaitFigure("protocol", "tcp");
      assertThat(page.path()).startsWith("Ihre Sprache läuft über TCP, direkt zum Server ");
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static Sofia create(Sandbox sandbox, String mode) {
    String spec = "{host: \"%s\", agent: {}, transport: {mode: %s}}";
    return sandbox
        .another()
        .create(spec.formatted(sandbox.cluster().internalAddress(), mode))
        .awaitReady();
  }

  private static Chromium chromium(Sofia praxis) {
    return host.chromium(CALLERS_TONE, praxis.get().getStatus().page());
  }

  private static PracticePage call(Chromium chromium, Sofia praxis) {
    var page =
        PracticePage.open(chromium.window(), URI.create(praxis.get().getStatus().page() + "/"));
    page.call(page.talkButton());
    assertThat(page.call().locator("[role=log]")).containsText("Sofia", PATIENTLY);
    await("Sofia's voice is heard")
        .atMost(Duration.ofSeconds(20))
        .until(() -> page.hears().decibels() > SILENCE);
    return page;
  }

  private static void book(PracticePage page, Sofia praxis) {
    var staff = CalendarClient.signedIn(praxis);
    var wish = LocalDateTime.parse(staff.freeSlot("Zahnreinigung"));
    says(page, "Ich hätte gern eine Zahnreinigung " + inWords(wish), "Namen");
    says(page, "Jörg Groß", "Telefonnummer");
    says(page, "0176 12345678", "eintragen");
    assertThat(staff.appointments(wish.toLocalDate())).isEmpty();
    says(page, "ja", "ist eingetragen");
    assertThat(staff.appointments(wish.toLocalDate()))
        .singleElement()
        .satisfies(
            appointment -> {
              assertThat(appointment.get("patientName").asText()).isEqualTo("Jörg Groß");
              assertThat(appointment.get("start").asText()).isEqualTo(wish.toString());
              assertThat(appointment.get("createdBy").asText()).isEqualTo("sofia");
            });
    page.button("Auflegen").click();
    page.awaitPhase("ended", 10);
    assertThat(page.call()).containsText("Gebucht");
  }

  private static void says(PracticePage page, String text, String answer) {
    page.field("Nachricht an Sofia").fill(text);
    page.window().keyboard().press("Enter");
    assertThat(page.call().locator("[role=log]")).containsText(answer, PATIENTLY);
  }

  private static String inWords(LocalDateTime time) {
    return "am %d.%d.%d um %d Uhr %02d"
        .formatted(
            time.getDayOfMonth(),
            time.getMonthValue(),
            time.getYear(),
            time.getHour(),
            time.getMinute());
  }
}
