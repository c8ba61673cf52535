package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.german.Words;
import java.util.List;
import java.util.Optional;

/** „Der erste", „den letzten": which of several things that were just named. */
final class Ordinals {
  /** Who says more than that means a date: den ersten Dezember um neun. */
  private static final int MOST_WORDS = 5;

  private static final String MONTHS =
      "jan|feb|maerz|april|mai|jun|jul|aug|sep|okt|nov|dez|zwoelften|elften|zehnten|uhr|um";

  private Ordinals() {}

  static <T> Optional<T> pick(String plain, List<T> things) {
    if (plain.split(" ").length > MOST_WORDS || Words.any(plain, MONTHS)) {
      return Optional.empty();
    }
    int index =
        Words.any(plain, "erste")
            ? 0
            : Words.any(plain, "zweite|mittlere")
                ? 1
                : Words.any(plain, "dritte")
                    ? 2
                    : Words.any(plain, "letzte") ? things.size() - 1 : -1;
    return index >= 0 && index < things.size() ? Optional.of(things.get(index)) : Optional.empty();
  }
}
