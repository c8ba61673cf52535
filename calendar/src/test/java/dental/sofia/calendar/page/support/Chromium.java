package dental.sofia.calendar.page.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Debian's Chromium without a screen, driven by Playwright. It talks to nobody but the page. */
public final class Chromium implements AutoCloseable {
  private static final Path MODULES = Path.of("../calendar/page/node_modules");
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-default-apps",
          "--lang=de-DE");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static Chromium launch(Microphone microphone, String... switches) {
    return launch(executable(), microphone, switches);
  }

  /** With another program in Chromium's place, for instance one that enters a network namespace. */
  public static Chromium launch(Path executable, Microphone microphone, String... switches) {
    var arguments = new ArrayList<>(QUIET);
    arguments.addAll(microphone.switches());
    arguments.addAll(List.of(switches));
    System.setProperty("playwright.cli.dir", driver().toString());
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        onPath("node").toString())));
    try {
      var options =
          new BrowserType.LaunchOptions()
              .setExecutablePath(executable)
              .setArgs(arguments)
              .setEnv(environment());
      return new Chromium(playwright, playwright.chromium().launch(options));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  /** A window of somebody who has never been here before. */
  public Page window() {
    return window(1280, 900, ColorScheme.LIGHT);
  }

  /** The same, of a size in CSS pixels. Its clock is not the practice's. */
  public Page window(int width, int height, ColorScheme scheme) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(scheme)
            .setLocale("de-DE")
            .setTimezoneId("America/New_York");
    return browser.newContext(options).newPage();
  }

  /** A file of a package that the page is built with. */
  public static Path module(String file) {
    return MODULES.resolve(file).toAbsolutePath().normalize();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** Fields for dates are written as the browser's language has it, not the page's. */
  private static Map<String, String> environment() {
    var environment = new HashMap<>(System.getenv());
    environment.put("LANGUAGE", "de");
    return environment;
  }

  private static Path executable() {
    return onPath("chromium");
  }

  private static Path onPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(program + " is missing: run dev/packages.sh tests"));
  }

  /** Playwright's driver is a package of npm; its Java library wants it in a folder "package". */
  private static synchronized Path driver() {
    try {
      var folder = Files.createDirectories(Path.of("target", "playwright").toAbsolutePath());
      var link = folder.resolve("package");
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, module("playwright-core"));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
