package dental.sofia.agent.conversation.german;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text in a form that can be compared: small letters, umlauts written out, no punctuation. */
public final class Words {
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9:.+/-]+");

  /** A full stop belongs to a number before it, and to nothing else. */
  private static final Pattern STOP = Pattern.compile("(?<![0-9])[.:/]+|[.:/]+(?=[a-z])");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Words() {}

  /** Whether somebody writes „nächste", „naechste" or „NÄCHSTE", it is „naechste". */
  public static String plain(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .toLowerCase(Locale.GERMAN)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    plain = Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    plain = OTHER.matcher(plain).replaceAll(" ");
    plain = STOP.matcher(plain).replaceAll(" ");
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }

  /** True if one of these expressions is in it, at the beginning of a word. */
  public static boolean any(String plain, String expressions) {
    return Pattern.compile("(?<![a-z0-9])(?:" + expressions + ")").matcher(plain).find();
  }

  /** True if one of these expressions is in it as whole words. */
  public static boolean anyWhole(String plain, String expressions) {
    return Pattern.compile("(?<![a-z0-9])(?:" + expressions + ")(?![a-z0-9])")
        .matcher(plain)
        .find();
  }
}
