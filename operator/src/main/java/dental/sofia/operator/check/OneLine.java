package dental.sofia.operator.check;

/**
 * Somebody else's text as a message of a condition: one printable line, cut at a whole character.
 */
final class OneLine {

  static final int MAX_LENGTH = 300;

  private OneLine() {}

  static String of(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\s]+", " ").strip();
    if (line.length() <= MAX_LENGTH) {
      return line;
    }
    // A half of a surrogate pair would come back from the API server as another character, and
    // differ for ever.
    int end = MAX_LENGTH - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
