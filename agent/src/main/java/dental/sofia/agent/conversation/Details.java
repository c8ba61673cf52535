package dental.sofia.agent.conversation;

import dental.sofia.agent.conversation.german.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and telephone numbers in what somebody says. */
final class Details {
  private static final String WORD = "[\\p{L}][\\p{L}'’.-]*";
  private static final Pattern INTRODUCED =
      Pattern.compile(
          "(?iu)\\b(?:ich hei(?:ß|ss)e|mein name (?:ist|lautet)|der name (?:ist|lautet)|auf den namen|hier (?:ist|spricht)|ich bin (?:der|die)|ich bin (?=(?:herr|frau)\\b)|name(?: ist|:)?) +"
              + "(?:(?:der|die) )?((?:(?:herr|frau|dr\\.?) )*"
              + WORD
              + "(?: (?!und\\b|ich\\b|bin\\b|mit\\b|habe\\b|hätte\\b|möchte\\b|will\\b|brauche\\b|meine?\\b|am\\b|telefon)"
              + WORD
              + "){0,3})");
  private static final Pattern FILLING =
      Pattern.compile(
          "(?iu)^(?:(?:ja|also|äh|ähm|hm|das ist|es ist|auf|für|name|ist|der|die|bitte|gern|gerne|natürlich|klar|und zwar)[ ,.:]+)+");
  private static final Pattern NAME =
      Pattern.compile(
          "(?iu)(?:(?:herrn?|frau|dr\\.?|prof\\.?) )*" + WORD + "(?: " + WORD + "){0,3}");
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?iu).*\\b(?:termin|zahn|zähne|uhr|montag|dienstag|mittwoch|donnerstag|freitag|morgen|heute|möchte|will|nicht|kein\\w*|warum|wieso|wann|was|wie|wo|ich|nein|ja|schmerzen|egal|hallo|danke|praxis|kontrolle|sie|du|weiß)\\b.*");
  private static final Pattern NUMBER = Pattern.compile("(?:\\+|00)?[0-9](?:[ /().-]*[0-9]){5,}");
  private static final String[] DIGITS = {
    "null", "ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun"
  };
  private static final int LONGEST_NAME = 60;

  private Details() {}

  /**
   * @param asked whether the whole answer may be a name
   */
  static Optional<String> name(String text, boolean asked) {
    var introduced = INTRODUCED.matcher(text.strip());
    if (introduced.find()) {
      return tidy(introduced.group(1));
    }
    if (!asked) {
      return Optional.empty();
    }
    String rest = NUMBER.matcher(text).replaceAll(" ").strip();
    rest =
        FILLING
            .matcher(rest)
            .replaceFirst("")
            .replaceAll("[,;!?]+", " ")
            .replaceAll("[.]+$", "")
            .replaceAll(" +", " ")
            .strip();
    return NAME.matcher(rest).matches()
            && !NO_NAME.matcher(rest).matches()
            && rest.length() <= LONGEST_NAME
        ? tidy(rest)
        : Optional.empty();
  }

  /** Without anything but digits and perhaps a plus before; also if it is spoken digit by digit. */
  static Optional<String> phone(String text) {
    var matcher = NUMBER.matcher(text);
    if (matcher.find() && !text.contains(":")) {
      String number = matcher.group().replaceAll("[^0-9+]", "");
      boolean date = matcher.group().matches("\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}|\\d{4}-\\d{2}-\\d{2}");
      return date ? Optional.empty() : Optional.of(number);
    }
    var digits = new StringBuilder();
    for (var word : Words.plain(text).split(" ")) {
      digit(word).ifPresent(digits::append);
    }
    return digits.length() >= 6 ? Optional.of(digits.toString()) : Optional.empty();
  }

  /** The same text, so that a number's digits are not taken for a time. */
  static String withoutNumber(String text) {
    return NUMBER.matcher(text).replaceAll(" ");
  }

  private static Optional<String> digit(String word) {
    if (word.matches("[0-9]+")) {
      return Optional.of(word);
    }
    if (word.equals("zwo")) {
      return Optional.of("2");
    }
    for (int i = 0; i < DIGITS.length; i++) {
      if (word.equals(DIGITS[i]) || i == 1 && word.equals("eins")) {
        return Optional.of(String.valueOf(i));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> tidy(String name) {
    String tidy =
        Arrays.stream(name.strip().split(" +"))
            .map(part -> part.replaceAll("[.,]+$", ""))
            .filter(part -> !part.isEmpty())
            .filter(part -> !part.matches("(?iu)herrn?|frau|ähm?|bitte"))
            .map(Details::capital)
            .collect(Collectors.joining(" "));
    return tidy.isEmpty() ? Optional.empty() : Optional.of(tidy);
  }

  private static String capital(String word) {
    boolean particle = word.matches("von|van|de|der|den|zu|zur|zum|bin|al|el|da|di");
    return particle ? word : word.substring(0, 1).toUpperCase(Locale.GERMAN) + word.substring(1);
  }
}
