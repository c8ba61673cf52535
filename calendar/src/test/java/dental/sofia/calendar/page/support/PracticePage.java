package dental.sofia.calendar.page.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import dental.sofia.wire.json.Json;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page, by what people see of it. */
public final class PracticePage {
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private PracticePage(Page page) {
    this.page = page;
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          // What the server refuses is on the console, too; that is not the page's fault.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(message.text());
          }
        });
  }

  public static PracticePage open(Page page, URI url) {
    var practice = new PracticePage(page);
    page.navigate(url.toString());
    assertThat(practice.talkButton()).isVisible();
    return practice;
  }

  public Page window() {
    return page;
  }

  /** Errors of scripts, and what the Content-Security-Policy forbade. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  public Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  public Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  public Locator dialog() {
    return page.locator("dialog[open]").last();
  }

  public Locator notices() {
    return page.locator("#toasts");
  }

  public Locator badge() {
    return page.locator(".badge.live");
  }

  public void signIn(String username, String password) {
    button("Praxis-Anmeldung").click();
    field("Benutzername").fill(username);
    field("Passwort").fill(password);
    button("Anmelden").click();
  }

  public PracticePage signedIn(String username, String password) {
    signIn(username, password);
    assertThat(badge()).hasText("Verbunden");
    return this;
  }

  /** Shows the week of a day, by the buttons. */
  public void goTo(LocalDate day) {
    button("Woche").click();
    var first =
        LocalDate.parse(page.locator(".fc-col-header-cell").first().getAttribute("data-date"));
    for (long week = ChronoUnit.DAYS.between(first, day) / 7; week > 0; week--) {
      button("Weiter").click();
    }
    assertThat(page.locator(".fc-col-header-cell[data-date='" + day + "']")).isVisible();
  }

  /** An appointment on the calendar, by its patient. */
  public Locator appointment(String patient) {
    return page.locator("[data-appointment]")
        .filter(new Locator.FilterOptions().setHasText(patient));
  }

  public void fill(Map<String, String> values) {
    values.forEach((label, value) -> field(label).fill(value));
  }

  /** Where a time of a day is on the screen, in the week. */
  public double[] place(LocalDate day, String time) {
    var column = page.locator(".fc-timegrid-col[data-date='" + day + "']").boundingBox();
    var row = page.locator(".fc-timegrid-slot-lane[data-time='" + time + ":00']");
    row.scrollIntoViewIfNeeded();
    var line = row.boundingBox();
    return new double[] {column.x + column.width / 2, line.y + line.height / 2};
  }

  /** Drags an appointment, by its patient, to another time of the week that is shown. */
  public void drag(String patient, LocalDate to, String time) {
    // High enough for the whole day: nothing scrolls away under the mouse.
    page.setViewportSize(1280, 1600);
    var from = appointment(patient);
    double[] target = place(to, time);
    from.hover(new Locator.HoverOptions().setPosition(20, 5));
    page.mouse().down();
    page.mouse().move(target[0], target[1] - 12, new Mouse.MoveOptions().setSteps(8));
    page.mouse().move(target[0], target[1] - 4, new Mouse.MoveOptions().setSteps(3));
    page.mouse().up();
  }

  public Locator talkButton() {
    return button("Mit Sofia sprechen");
  }

  /**
   * Begins a call with one of the buttons that do.
   *
   * @return the room that the server made for it
   */
  public String call(Locator button) {
    var token = page.waitForResponse("**/api/sofia/token", button::click).text();
    return Json.parse(token).orElseThrow().member("roomName").flatMap(Json::text).orElseThrow();
  }

  public Locator call() {
    return page.locator("dialog.call");
  }

  /** Where the call stands: the page's own word for it. */
  public void awaitPhase(String phase, double seconds) {
    try {
      page.waitForSelector(
          "dialog.call[data-phase='" + phase + "']",
          new Page.WaitForSelectorOptions().setTimeout(seconds * 1000));
    } catch (TimeoutError e) {
      throw new AssertionError("not " + phase + ", but: " + call().innerText(), e);
    }
  }

  /** The failure that is shown, as the page's own word for it. */
  public String failure(double seconds) {
    awaitPhase("failed", seconds);
    return call().locator("[data-failure]").getAttribute("data-failure");
  }

  /** Once more, after a failure. */
  public void retry() {
    call().getByText("Erneut versuchen").click();
  }

  /** The loudest tone that the caller hears. */
  public Stranger.Tone hears() {
    page.waitForFunction("() => document.querySelector('dialog.call audio')?.srcObject");
    page.evaluate(Stranger.SCRIPT + "; null");
    return Stranger.Tone.of(
        page.evaluate(
            "() => ear(new AudioContext(),"
                + " document.querySelector('dialog.call audio').srcObject.getAudioTracks()[0])()"));
  }

  /** How the voice travels, from the panel of connection details. */
  public String path() {
    var details = call().locator(".details");
    if (details.getAttribute("open") == null) {
      details.locator("summary").click();
    }
    return details.locator(".path").innerText();
  }

  /** Waits until one of WebRTC's figures is this. */
  public void awaitFigure(String name, String value) {
    assertThat(call().locator(".figures")).hasAttribute("data-" + name, value);
  }

  /** One of WebRTC's figures as the panel has it: localType, protocol, relayProtocol, server… */
  public String figure(String name) {
    return call().locator(".figures").evaluate("(e, name) => e.dataset[name]", name).toString();
  }
}
