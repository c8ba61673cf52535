package dental.sofia.kubectl.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to do about a reason: the paragraph <i>Mend</i> of its section in docs/runbook, which is
 * packaged with this program.
 */
public final class Runbook {

  private static final String FOLDER = "runbook/";
  private static final Pattern MEND =
      Pattern.compile(
          "^## (\\w+)\\n(?:(?!^## ).*\\n)*?\\*\\*Mend:\\*\\*(.*(?:\\n(?!^## ).*)*)",
          Pattern.MULTILINE);

  private final Map<String, String> steps;

  private Runbook(Map<String, String> steps) {
    this.steps = Map.copyOf(steps);
  }

  /** The one that is packaged with this program. */
  public static Runbook packaged() {
    var steps = new HashMap<String, String>();
    Packaged.files(Runbook.class, FOLDER)
        .forEach(
            page ->
                MEND.matcher(read(page))
                    .results()
                    .forEach(section -> steps.put(section.group(1), oneLine(section.group(2)))));
    return new Runbook(steps);
  }

  /**
   * @param deployment whose name goes where the runbook says NAME
   * @return empty for a reason that is none of ours
   */
  public Optional<String> nextStep(String reason, String deployment) {
    return Optional.ofNullable(steps.get(reason))
        .map(step -> step.replaceAll("\\bNAME\\b", deployment));
  }

  private static String oneLine(String paragraph) {
    return paragraph.replaceAll("\\s+", " ").strip();
  }

  private static String read(String page) {
    try (var in = Runbook.class.getClassLoader().getResourceAsStream(page)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(page + " can't be read", e);
    }
  }
}
