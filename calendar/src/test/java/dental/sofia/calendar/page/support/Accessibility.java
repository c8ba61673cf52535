package dental.sofia.calendar.page.support;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What axe-core finds wrong with a page as it is now. */
public final class Accessibility {
  private static final String AXE = read();

  private Accessibility() {}

  /** One line for each violation: the rule, where, and what to do. */
  @SuppressWarnings("unchecked")
  public static List<String> violations(Page page) {
    page.evaluate(AXE + "; null");
    return (List<String>)
        page.evaluate(
            """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] })
              return violations.flatMap((rule) => rule.nodes.map((node) =>
                `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))
            }""");
  }

  /** By how many pixels the page is wider than its window. */
  public static int overflow(Page page) {
    return (int)
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  private static String read() {
    try {
      return Files.readString(Chromium.module("axe-core/axe.min.js"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
