package dental.sofia.agent.conversation.german;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that are written as words, from null to ninety-nine, cardinal and ordinal. */
final class Numbers {
  private static final String[] SMALL = {
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fuenf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwoelf",
    "dreizehn",
    "vierzehn",
    "fuenfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn"
  };
  private static final String[] TENS = {
    "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig"
  };
  private static final Map<String, String> DIGITS = words();

  /** An „ein" that counts; „einen Termin" does not. */
  private static final Pattern ONE =
      Pattern.compile("\\bein(?:e[rnm]?)?(?= (?:uhr|woche|tag|monat|stunde)\\b)");

  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private Numbers() {}

  /** The same text with numbers as digits, ordinals with a full stop. */
  static String digits(String plain) {
    String text = ONE.matcher(plain).replaceAll("1");
    return WORD.matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(DIGITS.getOrDefault(match.group(), match.group())));
  }

  private static Map<String, String> words() {
    var words = new LinkedHashMap<String, String>();
    for (int i = 0; i < 100; i++) {
      String word = word(i);
      words.put(word, String.valueOf(i));
      String ordinal = ordinal(i, word);
      for (var ending : new String[] {"e", "en", "er", "es", "em"}) {
        words.putIfAbsent(ordinal + ending, i + ".");
      }
    }
    words.put("zwo", "2");
    // As it is said in the south and east: um fuenfe.
    for (int i = 2; i <= 12; i++) {
      words.putIfAbsent(SMALL[i] + "e", String.valueOf(i));
    }
    words.remove("nullte");
    return words;
  }

  private static String word(int number) {
    if (number < SMALL.length) {
      return SMALL[number];
    }
    String ten = TENS[number / 10 - 2];
    int one = number % 10;
    return one == 0 ? ten : (one == 1 ? "ein" : SMALL[one]) + "und" + ten;
  }

  private static String ordinal(int number, String word) {
    return switch (number) {
      case 1 -> "erst";
      case 3 -> "dritt";
      case 7 -> "siebt";
      case 8 -> "acht";
      default -> word + (number < SMALL.length ? "t" : "st");
    };
  }
}
