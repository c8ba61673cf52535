package dental.sofia.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Text of the other side, made fit to be shown: one line, printable, short. A peer's words end up
 * in logs and in a resource's status, where control characters and length are weapons.
 */
public final class Excerpt {
  private static final int LONGEST = 128;

  /** LiveKit quotes a token that it refuses, and whoever reads a status may not join calls. */
  private static final Pattern TOKEN = Pattern.compile("eyJ[\\w.-]++");

  private Excerpt() {}

  public static String of(String text) {
    var out = new StringBuilder();
    // Cut first, since it may be long; by more than is left at last, so that a token is seen whole.
    String beginning = text.substring(0, Math.min(text.length(), LONGEST * 8));
    TOKEN
        .matcher(beginning)
        .replaceAll("<token>")
        .codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || isFormatting(c) ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  public static String of(byte[] utf8) {
    int length = Math.min(utf8.length, LONGEST * 8);
    return of(new String(utf8, 0, length, StandardCharsets.UTF_8));
  }

  // Right-to-left overrides, line separators, unpaired surrogates and the like.
  private static boolean isFormatting(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
