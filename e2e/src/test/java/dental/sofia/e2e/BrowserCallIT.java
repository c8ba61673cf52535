package dental.sofia.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.e2e.harness.BrowserCall;
import dental.sofia.e2e.harness.CalendarClient;
import dental.sofia.e2e.harness.CallersHost;
import dental.sofia.e2e.harness.EndToEnd;
import dental.sofia.e2e.harness.Sandbox;
import dental.sofia.e2e.harness.Sofia;
import java.nio.file.Path;
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
      var call = BrowserCall.begin(chromium, praxis);
      var page = call.page();
      page.awaitFigure("local-type", "relay");
      assertThat(page.figure("relayProtocol")).isEqualTo("tcp");
      book(call, praxis);
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void sofiaIsHeardDirectlyOverTcp(Sandbox sandbox) {
    Sofia praxis = create(sandbox, "Direct");
    try (var chromium = chromium(praxis)) {
      var call = BrowserCall.begin(chromium, praxis);
      var page = call.page();
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

  private static void book(BrowserCall call, Sofia praxis) {
    var staff = CalendarClient.signedIn(praxis);
    var wish = LocalDateTime.parse(staff.freeSlot("Zahnreinigung"));
    call.says("Ich hätte gern eine Zahnreinigung " + inWords(wish), "Namen");
    call.says("Jörg Groß", "Telefonnummer");
    call.says("0176 12345678", "eintragen");
    assertThat(staff.appointments(wish.toLocalDate())).isEmpty();
    call.says("ja", "ist eingetragen");
    assertThat(staff.appointments(wish.toLocalDate()))
        .singleElement()
        .satisfies(
            appointment -> {
              assertThat(appointment.get("patientName").asText()).isEqualTo("Jörg Groß");
              assertThat(appointment.get("start").asText()).isEqualTo(wish.toString());
              assertThat(appointment.get("createdBy").asText()).isEqualTo("sofia");
            });
    call.page().button("Auflegen").click();
    call.page().awaitPhase("ended", 10);
    assertThat(call.page().call()).containsText("Gebucht");
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
