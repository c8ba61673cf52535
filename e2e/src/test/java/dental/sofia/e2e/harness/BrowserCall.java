package dental.sofia.e2e.harness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dental.sofia.calendar.page.support.Chromium;
import dental.sofia.calendar.page.support.PracticePage;
import java.net.URI;
import java.time.Duration;

/**
 * A call with Sofia on the practice's page.
 *
 * @param page on which it is held
 */
public record BrowserCall(PracticePage page) {

  /** What anybody would call silence. */
  private static final double SILENCE = -60;

  private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(20_000);

  /** Clicks <i>Mit Sofia sprechen</i>, and waits until she is read and heard. */
  public static BrowserCall begin(Chromium chromium, Sofia praxis) {
    var call =
        new BrowserCall(
            PracticePage.open(
                chromium.window(), URI.create(praxis.get().getStatus().page() + "/")));
    call.page.call(call.page.talkButton());
    call.reads("Sofia");
    // Playwright belongs to the thread that it was made in.
    await("Sofia's voice is heard")
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .until(call::isHeard);
    return call;
  }

  public boolean isHeard() {
    return page.hears().decibels() > SILENCE;
  }

  /** Waits until she has said what she was saying. */
  public void awaitsSilence() {
    await("silence")
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !isHeard());
  }

  /** Writes to Sofia, and waits for what she is to answer. */
  public void says(String text, String answer) {
    page.field("Nachricht an Sofia").fill(text);
    page.window().keyboard().press("Enter");
    reads(answer);
  }

  /** Waits until this is in the transcript. */
  public void reads(String words) {
    Locator transcript = page.call().locator("[role=log]");
    assertThat(transcript).containsText(words, PATIENTLY);
  }
}
