package dental.sofia.e2e.faults;

import java.util.function.UnaryOperator;

/** An edit of a text that has to change it: a fault that is none would be found by no check. */
final class Edit {

  private Edit() {}

  static String of(String text, UnaryOperator<String> edit) {
    String changed = edit.apply(text);
    if (changed.equals(text)) {
      throw new AssertionError("there is nothing of the kind to change:\n" + text);
    }
    return changed;
  }
}
