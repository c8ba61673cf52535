package dental.sofia.calendar.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dental.sofia.calendar.page.support.Accessibility;
import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.Microphone;
import dental.sofia.calendar.page.support.PracticePage;
import dental.sofia.calendar.page.support.Running;
import dental.sofia.calendar.support.AccountServer;
import dental.sofia.calendar.support.RunningCalendar;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staff that signs in where it has its accounts, in a browser. */
class OidcPageIT {
  private static final Running RUNNING = new Running();

  @TempDir static Path directory;
  private static AccountServer accounts;
  private static RunningCalendar server;
  private static Chromium chromium;

  private PracticePage page;

  @BeforeAll
  static void start() {
    accounts = RUNNING.keep(AccountServer.startWithForm());
    var environment = new HashMap<>(accounts.environment());
    environment.put("SOFIA_OIDC_ALLOWED", "Praxisteam");
    server = RUNNING.keep(RunningCalendar.start(directory, environment));
    chromium = RUNNING.keep(Chromium.launch(new Microphone.Missing()));
  }

  @AfterAll
  static void stop() throws Exception {
    RUNNING.close();
  }

  @Test
  void staffSignsInWithItsAccountAndAllOthersAreToldWhyNot() {
    page = PracticePage.open(chromium.window(), server.url());
    page.button("Praxis-Anmeldung").click();
    assertThat(page.field("Passwort")).hasCount(0);
    signInAs("max", "{}");
    assertThat(page.dialog().getByRole(AriaRole.ALERT)).containsText("gehört nicht zum Praxisteam");
    assertThat(Accessibility.violations(page.window())).isEmpty();
    // Said once: the address does not keep it.
    page.window().reload();
    assertThat(page.talkButton()).isVisible();
    assertThat(page.dialog()).hasCount(0);

    page.button("Praxis-Anmeldung").click();
    accounts.close();
    link().click();
    assertThat(page.dialog().getByRole(AriaRole.ALERT)).containsText("nicht erreichbar");
    accounts.up();
    signInAs("erika", "{\"groups\": [\"Praxisteam\"]}");
    assertThat(page.badge()).hasText("Verbunden");
    assertThat(page.button("Abmelden")).hasAttribute("title", "Angemeldet als erika");

    page.button("Abmelden").click();
    assertThat(page.button("Praxis-Anmeldung")).isVisible();
    assertThat(page.complaints()).isEmpty();
  }

  private Locator link() {
    return page.dialog().getByText("Mit dem Praxiskonto anmelden");
  }

  private void signInAs(String name, String claims) {
    link().click();
    page.window().locator("[name=username]").fill(name);
    page.window().locator("[name=claims]").fill(claims);
    page.window().locator("[type=submit]").click();
  }
}
